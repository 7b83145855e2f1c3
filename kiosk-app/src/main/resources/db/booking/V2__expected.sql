-- When the venue expects a member: the hours of a booking or of a membership. Null: not expected.
ALTER TABLE member ADD COLUMN expected_from INTEGER;
ALTER TABLE member ADD COLUMN expected_until INTEGER;
