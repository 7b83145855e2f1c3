/// The venue's own booking backend, on the agreement `contract/booking-backend.yaml` alone: it
/// imports nothing of the kiosk and the kiosk nothing of it.
///
/// - [Booking] answers questions on the caller's thread and knows no socket; [BookingServer] is a
///   thin adapter around it.
/// - One question that writes is one transaction, on the disk before it is answered.
/// - Whoever shows no valid token learns nothing, not even which paths there are.
/// - Tokens and codes are kept as hashes, names sealed, secret keys outside the database.
/// - Facts are kept for ever and never doubled; what they tell is worked out in the same
///   transaction.
/// - The SQL is plain but for `STRICT` in the migrations, which PostgreSQL does not know.
/// - What changes takes the next place in one sequence, so a feed read by cursor misses nothing.
package org.venue.booking;
