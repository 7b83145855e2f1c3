-- What stands in a fact is summed up, because a flipped bit in a text still makes a text. Facts from before have no sum.
ALTER TABLE outbox ADD COLUMN sum INTEGER;
