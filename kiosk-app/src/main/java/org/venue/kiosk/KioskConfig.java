package org.venue.kiosk;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.venue.kiosk.config.Key;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.TicketType;

/// One terminal's configuration, as it stands in its TOML file. The records carry the keys'
/// meanings and defaults; [ConfigFile] reads and checks them.
public record KioskConfig(
    @Key(doc = "The sports centre.") Venue venue,
    @Key(doc = "This terminal.") Terminal terminal,
    @Key(doc = "The screen and how it looks.") Screen screen,
    @Key(name = "room", doc = "A locker room; one table each.") List<Room> rooms,
    @Key(name = "locker", doc = "A line of locker boards; one table each.") List<Locker> lockers,
    @Key(name = "gate", doc = "A gate; one table each.") List<Port> gates,
    @Key(name = "scanner", doc = "A code scanner; one table each.", atLeast = "1")
        List<Scanner> scanners,
    @Key(name = "camera", doc = "A camera; one table each. None in a changing room.")
        List<Camera> cameras,
    @Key(doc = "Members who agreed are known by face, with a camera of purpose faces.") Faces faces,
    @Key(doc = "Which tickets are believed.") Tickets tickets,
    @Key(doc = "Times of the check-in and of the visit.") Checkin checkin,
    @Key(doc = "What staff may do at the terminal.") Staff staff,
    @Key(doc = "The booking backend; without it the terminal is alone.") Backend backend) {

  private static final String NAME = "[a-z0-9][a-z0-9._-]*";

  /// The sports centre.
  public record Venue(
      @Key(doc = "The venue's id as it stands in tickets.", matches = "[A-Za-z0-9._-]+") String id,
      @Key(doc = "The name in Chinese.") String nameZh,
      @Key(doc = "The name in English.") String nameEn,
      @Key(doc = "The telephone number shown when someone needs help.") String phone,
      @Key(doc = "The time zone in which times are shown.", byDefault = "Asia/Shanghai")
          ZoneId zone) {}

  /// This terminal.
  public record Terminal(
      @Key(doc = "The terminal's id, unique in the venue.", matches = "[A-Za-z0-9._-]+") String id,
      @Key(doc = "Where it stands, in Chinese.", byDefault = "") String labelZh,
      @Key(doc = "Where it stands, in English.", byDefault = "") String labelEn,
      @Key(doc = "On which side of the gate its screen stands.", byDefault = "lobby") Place place,
      @Key(
              doc = "What it stands in. A changing-room has no camera: the law forbids one there.",
              byDefault = "lobby")
          Profile profile,
      @Key(doc = "The SQLite file that holds visits and facts.", byDefault = "venue-kiosk.db")
          Path store,
      @Key(doc = "The language before a visitor chooses.", byDefault = "zh") Language language) {}

  /// What a terminal stands in.
  public enum Profile {
    LOBBY,
    /// Or a bathroom: no camera, whatever it would be for.
    CHANGING_ROOM
  }

  /// The languages that are complete.
  public enum Language {
    ZH,
    EN
  }

  /// The screen and how it looks.
  public record Screen(
      @Key(
              doc = "Width of the visible picture in millimetres, as the panel hangs.",
              byDefault = "340",
              atLeast = "100",
              atMost = "2000")
          int widthMm,
      @Key(
              doc = "Height of the visible picture in millimetres, as the panel hangs.",
              byDefault = "600",
              atLeast = "100",
              atMost = "2000")
          int heightMm,
      @Key(doc = "How the panel hangs.", byDefault = "portrait") Orientation orientation,
      @Key(doc = "The colours before a visitor chooses.", byDefault = "light") Theme theme,
      @Key(doc = "Whether the kiosk takes the whole screen.", byDefault = "true")
          boolean fullScreen,
      @Key(
              doc = "Time without a touch after which a visitor is asked whether they are there.",
              byDefault = "60s",
              atLeast = "20s",
              atMost = "10m")
          Duration idle) {}

  /// How the panel hangs.
  public enum Orientation {
    PORTRAIT,
    LANDSCAPE
  }

  /// The sets of colours.
  public enum Theme {
    LIGHT,
    DARK,
    CONTRAST
  }

  /// A locker room.
  public record Room(
      @Key(doc = "The room's id, such as men, women, family.", matches = NAME) String id,
      @Key(doc = "The name in Chinese.") String nameZh,
      @Key(doc = "The name in English.") String nameEn,
      @Key(
              doc =
                  "lobby: lockers before the gate, the door opens first;"
                      + " behind-gate: the gate opens first.")
          Layout layout,
      @Key(doc = "The name of the locker line that hangs in it.") String locker) {}

  /// Where the lockers of a room stand.
  public enum Layout {
    LOBBY,
    BEHIND_GATE
  }

  /// A line of locker boards.
  public record Locker(
      @Key(doc = "The name of the line, unique among all devices.", matches = NAME) String name,
      @Key(doc = "Model and link, such as \"lockboard8a serial:/dev/locker?baud=9600\".")
          String device,
      @Key(
              doc = "The number printed on the first door; the others count on.",
              byDefault = "1",
              atLeast = "0",
              atMost = "99999")
          int firstNumber,
      @Key(doc = "The zone in which the doors stand, as tickets name it.", byDefault = "")
          String zone,
      @Key(doc = "Printed numbers of the doors within reach from a wheelchair.")
          List<Integer> accessible,
      @Key(doc = "Printed numbers of the doors that are never given.") List<Integer> disabled) {}

  /// A gate, or anything else with nothing to say but its name and its link.
  public record Port(
      @Key(doc = "The name of the device, unique among all devices.", matches = NAME) String name,
      @Key(doc = "Model and link, such as \"serial serial:/dev/scanner\".") String device) {}

  /// A code scanner.
  public record Scanner(
      @Key(doc = "The name of the device, unique among all devices.", matches = NAME) String name,
      @Key(doc = "Model and link, such as \"serial serial:/dev/scanner\".") String device,
      @Key(
              doc = "On which side of the gate it is; inside it opens lockers behind the gate.",
              byDefault = "lobby")
          Place place) {}

  /// A camera.
  public record Camera(
      @Key(doc = "The name of the device, unique among all devices.", matches = NAME) String name,
      @Key(doc = "Model and link, such as \"uvc usb:/dev/video0?size=1280x720\".") String device,
      @Key(doc = "What it is for; each purpose has one camera at most.", atLeast = "1")
          List<Purpose> purposes,
      @Key(doc = "On which side of the gate it is, as for a scanner.", byDefault = "lobby")
          Place place) {}

  /// What a camera is for.
  public enum Purpose {
    CODES,
    FACES
  }

  /// Members who agreed are known by face.
  public record Faces(
      @Key(
              doc = "The directory of the models; without a recogniser in it nobody is known.",
              byDefault = "models")
          Path models,
      @Key(
              doc = "How long the face of a member who agreed is kept; then it is deleted.",
              byDefault = "365d",
              atLeast = "1d",
              atMost = "1095d")
          Duration retention) {}

  /// Which tickets are believed.
  public record Tickets(
      @Key(name = "key", doc = "A public key that may sign tickets; one table each.")
          List<TicketKey> keys,
      @Key(
              doc = "How far the clocks of issuer and terminal may be apart.",
              byDefault = "90s",
              atMost = "1h")
          Duration clockTolerance,
      @Key(
              doc = "The longest code that is read, in characters.",
              byDefault = "2048",
              atLeast = "200",
              atMost = "4296")
          int maxCodeLength) {}

  /// A public key and what it may sign.
  public record TicketKey(
      @Key(doc = "The key's id as it stands in tickets.", matches = "[A-Za-z0-9._-]{1,16}")
          String id,
      @Key(doc = "The 32 bytes of the Ed25519 key, as 64 hex digits or as base64.")
          String publicKey,
      @Key(doc = "What it may sign.", atLeast = "1") List<TicketType> types,
      @Key(doc = "The first moment at which its signatures count.") Instant validFrom,
      @Key(doc = "The first moment at which they count no longer.") Instant validUntil) {}

  /// Times of the check-in and of the visit.
  public record Checkin(
      @Key(
              doc = "How long the same code opens its door again without a question, and the gate.",
              byDefault = "2m",
              atMost = "30m")
          Duration reopenWithoutQuestion,
      @Key(
              doc = "The time between the two readings that say a door is shut.",
              byDefault = "300ms",
              atLeast = "300ms",
              atMost = "10s")
          Duration shutGap,
      @Key(
              doc = "How long a door may stand open before staff are told.",
              byDefault = "60s",
              atLeast = "5s",
              atMost = "1h")
          Duration ajar,
      @Key(
              doc = "How long a visitor may take to shut the door at check-out.",
              byDefault = "3m",
              atLeast = "5s",
              atMost = "10m")
          Duration doorPatience) {}

  /// What staff may do at the terminal.
  public record Staff(
      @Key(doc = "The hash of the staff PIN; empty: no staff screen.", byDefault = "")
          String pinHash) {}

  /// The booking backend.
  public record Backend(
      @Key(
              doc =
                  "Its address, such as \"https://10.0.0.2:8443\"; empty: there is none."
                      + " http is for this machine only.",
              byDefault = "")
          String url,
      @Key(
              doc =
                  "\"sha256/\" and the base64 hash of the only public key that is trusted;"
                      + " empty: who the system trusts.",
              byDefault = "",
              matches = "(sha256/[A-Za-z0-9+/]{43}=)?")
          String pin,
      @Key(doc = "How long an answer may take.", byDefault = "10s", atLeast = "1s", atMost = "1m")
          Duration patience,
      @Key(
              doc = "How long a visitor waits for the backend's word on a counted ticket.",
              byDefault = "300ms",
              atLeast = "50ms",
              atMost = "2s")
          Duration redeemWithin,
      @Key(
              doc = "How often revocations, uses and visits elsewhere are asked for.",
              byDefault = "5s",
              atLeast = "1s",
              atMost = "5m")
          Duration poll,
      @Key(
              doc = "How often tickets, members, keys and announcements are asked for.",
              byDefault = "60s",
              atLeast = "1s",
              atMost = "10m")
          Duration calmPoll,
      @Key(
              doc =
                  "How long without news of uses elsewhere tickets with counted entries are still"
                      + " taken.",
              byDefault = "24h",
              atMost = "90d")
          Duration limitedTicketsFor,
      @Key(
              doc = "How long facts stay in the store after the backend has them.",
              byDefault = "7d",
              atLeast = "1h",
              atMost = "90d")
          Duration keepFacts) {}
}
