-- When the venue expects a member, as the booking backend knows it. Only who is expected or inside
-- is looked for by face. Null: not expected.
ALTER TABLE member ADD COLUMN expected_from INTEGER;
ALTER TABLE member ADD COLUMN expected_until INTEGER;
