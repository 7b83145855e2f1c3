package org.venue.kiosk.ui;

import java.time.Duration;
import java.time.Instant;
import javax.swing.JPanel;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.widget.Chip;
import org.venue.kiosk.ui.widget.Row;
import org.venue.kiosk.ui.widget.TouchButton;
import org.venue.kiosk.visit.Connection;

/// How it stands with the booking backend, in a few words; away while all is well. A touch opens
/// the page that says more.
final class NetworkChip extends Row {
  private static final Duration A_DAY_APART = Duration.ofHours(12);

  private final Kit kit;
  private final boolean touched;
  private Connection told = Connection.NONE;
  private TouchButton button;

  /// @param touched whether it is within reach; help leads to the page as well
  NetworkChip(Kit kit, boolean touched) {
    super(0);
    this.kit = kit;
    this.touched = touched;
    centred();
    setVisible(false);
  }

  /// Tells this; what is well needs no words.
  void tell(Connection connection) {
    if (connection.equals(told)) {
      return;
    }
    told = connection;
    removeAll();
    setVisible(connection.remarkable());
    if (isVisible()) {
      Meaning meaning =
          connection.state() == Connection.State.REVOKED ? Meaning.REFUSED : Meaning.ATTENTION;
      button = kit.buttons().chip(meaning, words(connection)).does(kit.choose(Choice.NETWORK));
      JPanel rest = new JPanel(null);
      rest.setOpaque(false);
      with(touched ? button : new Chip(meaning, words(connection), kit.metrics())).share(1, rest);
    }
    revalidate();
  }

  /// Whether a touch leads to the page from here.
  void offer(boolean somewhere) {
    if (button != null) {
      button.setEnabled(somewhere);
    }
  }

  private String words(Connection connection) {
    Text text = kit.text();
    return switch (connection.state()) {
      case NONE, ONLINE -> "";
      case NOT_ENROLLED -> text.main("chip.network.not-enrolled");
      case LOADING ->
          connection.percent() == 0
              ? text.main("chip.network.loading")
              : text.main("chip.network.loading-percent", connection.percent());
      case SLOW -> text.main("chip.network.slow");
      case SILENT -> text.main("chip.network.silent", since(connection.since()));
      case NONSENSE -> text.main("chip.network.nonsense");
      case REFUSED -> text.main("chip.network.refused");
      case REVOKED -> text.main("chip.network.revoked");
    };
  }

  /// The time alone as long as nobody can take it for another day's.
  private Object since(Instant since) {
    Instant now = kit.clock().instant();
    return Duration.between(since, now).compareTo(A_DAY_APART) < 0
        ? kit.text().clock(since)
        : kit.text().moment(since, now);
  }
}
