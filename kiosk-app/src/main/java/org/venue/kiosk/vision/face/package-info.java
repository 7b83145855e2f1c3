/// Faces, told from each other and from pictures of faces: a library without screen, journey, store
/// or network.
///
/// **Invariants.** A model is used only when its file's hash is the one on its sheet. No image is
/// kept: a frame lives in memory that the next frame overwrites. A template is wiped by who is done
/// with it, and zeroed in the index the moment it is removed; none stands in a log. Only expected
/// members are looked at. Below the threshold or without a clear margin a face is nobody's.
///
/// **Steps.** [FaceReader] finds faces in a frame (YuNet, or without it the cascade of OpenCV: then
/// matching is off), says what the person should do, and makes a template of a good frame by any
/// recogniser of 112 x 112 pixels that a [ModelSheet] describes. [Enrolment] makes one template of
/// three. [FaceIndex] searches exactly, [Identification] decides. [Liveness] asks for head moves.
///
/// **What the challenge stops**: a still picture, and a flat photograph or screen with a still
/// picture that is held, shifted, brought closer, turned or tipped; photographs that are swapped
/// for each other. **What it does not stop**: a film of the person on a screen in which they happen
/// to make the asked moves in the asked order, a rendered face that follows the challenge, a mask,
/// a photograph bent around a head or with a nose built on. It asks two or three moves of four in
/// random order, so a film made beforehand fits seldom, not never; each refusal should count, and
/// after a few the other way in is offered. Blinking is not asked: five points do not show lids. An
/// anti-spoofing model that a venue installs with its sheet is asked besides, for each frame a
/// template is made of ([AntiSpoof]); none ships with the program.
///
/// Whoever identifies uses [LiveCheck]: it wants every template between the moves and at the end to
/// be one person's, so that nobody can do the moves for a photograph.
///
/// **Numbers.** A recogniser's threshold is the one published for comparing two pictures; among
/// many members false matches grow with their number, and a venue may lay its own sheet beside the
/// models. The limits of quality and of the moves are ours, tried on generated heads and one
/// portrait, not on a crowd.
package org.venue.kiosk.vision.face;
