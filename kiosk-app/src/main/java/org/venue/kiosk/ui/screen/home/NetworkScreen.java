package org.venue.kiosk.ui.screen.home;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.Card;
import org.venue.kiosk.ui.widget.Column;
import org.venue.kiosk.ui.widget.Fields;
import org.venue.kiosk.ui.widget.Gap;
import org.venue.kiosk.ui.widget.MeaningMark;
import org.venue.kiosk.ui.widget.Row;
import org.venue.kiosk.ui.widget.TouchButton.Acts;
import org.venue.kiosk.visit.Connection;
import org.venue.kiosk.visit.NetworkReport;

/// The page behind the chip: since when it is so, what works, what does not and why, what waits to
/// be told, and how old is what was told to us.
public final class NetworkScreen extends Screen<Home.Network> {
  private final Card card;
  private final Fields fields;

  /// The page.
  public NetworkScreen(Kit kit) {
    super(kit);
    offerBack();
    offerNoNetwork();
    card = new Card(kit.metrics());
    card.sit(0.4);
    fields = new Fields(kit.metrics());
    fill(card);
    control(fields);
    if (kit.metrics().panel().portrait() && !kit.metrics().large()) {
      primary("network.back", Choice.BACK, Acts.ON_PRESS);
    }
  }

  @Override
  public void show(Home.Network state) {
    Connection connection =
        state.seen().map(NetworkReport::connection).orElse(kit.services().get().backend());
    say(connection);
    fields.clear();
    state
        .seen()
        .ifPresentOrElse(
            this::report,
            () ->
                fields.field(
                    kit.text().main("network.report"),
                    kit.text().main("network.looking"),
                    Ink.STRONG));
  }

  private void say(Connection connection) {
    Metrics metrics = kit.metrics();
    Text text = kit.text();
    String key = key(connection.state());
    Words headline = text.words(key + ".headline");
    Column title = new Column(0);
    title
        .with(
            new BigLabel(headline.main(), metrics.large() ? Type.TITLE : Type.DISPLAY, Ink.STRONG))
        .with(new BigLabel(headline.second(), Type.BODY, Ink.QUIET).yielding());
    if (!connection.since().equals(Instant.EPOCH)) {
      Words since =
          text.words("network.since", text.moment(connection.since(), kit.clock().instant()));
      title.with(new BigLabel(since.main(), Type.CAPTION, Ink.QUIET));
    }
    card.removeAll();
    card.with(
        new Row(metrics.grid(4))
            .centred()
            .with(MeaningMark.of(meaning(connection), metrics, 14))
            .share(1, title));
    card.with(new Gap(metrics.grid(1)));
    point(Meaning.DONE, text.words(key + ".works"));
    if (lacks(connection)) {
      point(Meaning.ATTENTION, text.words(key + ".lacks"));
    }
    card.revalidate();
    card.repaint();
  }

  private void point(Meaning meaning, Words words) {
    Metrics metrics = kit.metrics();
    Column said = new Column(0);
    said.with(new BigLabel(words.main(), Type.BODY, Ink.STRONG));
    if (metrics.panel().portrait() && !metrics.large()) {
      said.with(new BigLabel(words.second(), Type.CAPTION, Ink.QUIET).yielding());
    }
    card.with(
        new Row(metrics.grid(3))
            .centred()
            .with(MeaningMark.of(meaning, metrics, 7))
            .share(1, said));
  }

  private static boolean lacks(Connection connection) {
    return connection.state() != Connection.State.ONLINE;
  }

  private static String key(Connection.State state) {
    return switch (state) {
      case NONE -> "network.none";
      case NOT_ENROLLED -> "network.not-enrolled";
      case LOADING -> "network.loading";
      case ONLINE -> "network.online";
      case SLOW -> "network.slow";
      case SILENT -> "network.silent";
      case NONSENSE -> "network.nonsense";
      case REFUSED -> "network.refused";
      case REVOKED -> "network.revoked";
    };
  }

  private static Meaning meaning(Connection connection) {
    return switch (connection.state()) {
      case NONE, ONLINE -> Meaning.DONE;
      case NOT_ENROLLED, LOADING, SLOW, SILENT, NONSENSE, REFUSED -> Meaning.ATTENTION;
      case REVOKED -> Meaning.REFUSED;
    };
  }

  private void report(NetworkReport report) {
    Text text = kit.text();
    Instant now = kit.clock().instant();
    String waiting =
        report
            .oldest()
            .filter(any -> report.waiting() > 0)
            .map(oldest ->
                text.main("network.waiting.since", report.waiting(), text.moment(oldest, now)))
            .orElseGet(() -> text.main("network.waiting.none"));
    fields.field(text.main("network.waiting"), waiting, Ink.STRONG);
    if (report.parked() > 0) {
      fields.field(
          text.main("network.parked"),
          text.main("network.parked.lanes", report.parked()),
          Ink.ATTENTION);
    }
    if (report.connection().state() != Connection.State.NONE) {
      fields.field(
          text.main("network.answered"),
          report.answered().map(at -> age(at, now)).orElseGet(() -> text.main("network.never")),
          Ink.STRONG);
    }
    report
        .offset()
        .ifPresent(offset -> fields.field(text.main("network.clock"), clock(offset), Ink.STRONG));
    feeds(report, now);
  }

  /// Feeds are looked at together, so most are of one age and share a line.
  private void feeds(NetworkReport report, Instant now) {
    Map<String, List<String>> byAge =
        report.feeds().stream()
            .collect(
                Collectors.groupingBy(
                    feed -> state(feed, now),
                    LinkedHashMap::new,
                    Collectors.mapping(feed -> name(feed.name()), Collectors.toList())));
    String and = kit.text().main("network.feed.and");
    byAge.forEach((age, names) -> fields.field(String.join(and, names), age, Ink.STRONG));
  }

  private String clock(Duration offset) {
    long seconds = Math.round(offset.toMillis() / 1000.0);
    String key =
        seconds == 0
            ? "network.clock.right"
            : seconds > 0 ? "network.clock.behind" : "network.clock.ahead";
    return kit.text().main(key, Math.abs(seconds));
  }

  private String state(NetworkReport.FeedState feed, Instant now) {
    if (feed.left() > 0) {
      return kit.text().main("network.feed.left", feed.rows(), feed.left());
    }
    return feed.applied().map(at -> age(at, now)).orElseGet(() -> kit.text().main("network.never"));
  }

  /// A feed that a newer backend may have added keeps its own name.
  private String name(String feed) {
    Text text = kit.text();
    return switch (feed) {
      case "tickets" -> text.main("network.feed.tickets");
      case "revocations" -> text.main("network.feed.revocations");
      case "redemptions" -> text.main("network.feed.redemptions");
      case "visits" -> text.main("network.feed.visits");
      case "keys" -> text.main("network.feed.keys");
      case "members" -> text.main("network.feed.members");
      case "tariffs" -> text.main("network.feed.tariffs");
      case "announcements" -> text.main("network.feed.announcements");
      default -> feed;
    };
  }

  private String age(Instant at, Instant now) {
    Duration age = Duration.between(at, now);
    Text text = kit.text();
    if (age.toMinutes() < 1) {
      return text.main("age.now");
    }
    if (age.toHours() < 1) {
      return text.main("age.minutes", age.toMinutes());
    }
    return age.toDays() < 1
        ? text.main("age.hours", age.toHours())
        : text.main("age.days", age.toDays());
  }
}
