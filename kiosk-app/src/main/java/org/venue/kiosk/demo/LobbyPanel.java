package org.venue.kiosk.demo;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javax.swing.DefaultListCellRenderer;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ListSelectionModel;
import javax.swing.SwingWorker;
import javax.swing.Timer;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;

/// The simulated world beside the terminal: walls of lockers, the gate, a phone with codes, and a
/// plug for each device. Whatever is done here goes through the real links and bytes.
final class LobbyPanel extends JPanel {
  private static final int LOOK_AGAIN_MS = 250;
  private static final int WIDTH_PIXELS = 880;
  private static final int RENEW_MS = 45_000;

  /// The plugs by the names after `sim:`.
  private static final Map<String, String> PLUGS =
      Map.of(
          "men", "男更衣室锁控板 men's lock board",
          "women", "女更衣室锁控板 women's lock boards",
          "gate", "闸机 gate",
          "scanner", "大厅扫码器 scanner in the lobby",
          "scanner-inside", "场内扫码器 scanner inside");

  private final Font small;
  private final JLabel picture = new JLabel();
  private final JLabel said = new JLabel(" ");
  private final JList<Supplier<SampleCodes.Code>> list = new JList<>();
  private DemoHouse house;
  private BufferedImage shown;

  LobbyPanel() {
    super(new MigLayout("insets 16"));
    small = UIManager.getFont("defaultFont").deriveFont(14f);
    setPreferredSize(new Dimension(WIDTH_PIXELS, 0));
  }

  /// The house is open.
  void enter(DemoHouse opened, DemoBackend backend) {
    house = opened;
    JPanel world = column();
    world.add(label("男更衣室 · 大厅  Men's lockers, in the lobby"));
    world.add(wall("men", 1));
    world.add(label("女更衣室 · 闸机内  Women's lockers, behind the gate"), "gaptop 12");
    world.add(wall("women", 101));
    world.add(label("点一下：关门或拉开 · 右键：卡住  Click: shut or pull. Right click: jam"));
    world.add(gate(), "gaptop 16");
    world.add(label("插头  Plugs"), "gaptop 16");
    world.add(plugs());
    world.add(network(backend));
    add(world, "top");
    add(phone(), "top, gapleft 16");
    revalidate();
    repaint();
  }

  private static JPanel column() {
    JPanel column = new JPanel(new MigLayout("insets 0, wrap 1, gap 6"));
    column.setOpaque(false);
    return column;
  }

  private Wall wall(String name, int first) {
    Wall wall = new Wall(house.doors(name), first);
    wall.setFont(small.deriveFont(Font.BOLD));
    return wall;
  }

  private JLabel gate() {
    JLabel gate = label("");
    new Timer(
            LOOK_AGAIN_MS,
            _ ->
                gate.setText(
                    "闸机 Gate: %s · 已放行 passages %d"
                        .formatted(
                            house.gate().drawn() ? "放行中 open" : "关闭 shut",
                            house.gate().passages())))
        .start();
    return gate;
  }

  private JPanel plugs() {
    JPanel plugs = column();
    PLUGS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(plug -> {
          JCheckBox box = new JCheckBox(plug.getValue(), true);
          box.setFont(small);
          box.addActionListener(_ -> {
            if (box.isSelected()) {
              house.links().plug(plug.getKey());
            } else {
              house.links().unplug(plug.getKey());
            }
          });
          plugs.add(box);
        });
    return plugs;
  }

  /// The plug of the network; pulling it takes a moment, so it is not done on the event thread.
  private JCheckBox network(DemoBackend backend) {
    var box = new JCheckBox("网络 Network", true);
    box.setFont(small);
    box.addActionListener(_ -> {
      boolean there = box.isSelected();
      box.setEnabled(false);
      new SwingWorker<Void, Void>() {
        @Override
        protected Void doInBackground() throws IOException {
          backend.network(there);
          return null;
        }

        @Override
        protected void done() {
          box.setEnabled(true);
          try {
            get();
          } catch (ExecutionException | InterruptedException e) {
            box.setSelected(!there);
            said.setText(e.getMessage());
          }
        }
      }.execute();
    });
    return box;
  }

  private JPanel phone() {
    JPanel phone = column();
    list.setListData(codes());
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setVisibleRowCount(13);
    list.setCellRenderer(new CodeName());
    list.setFont(small);
    list.addListSelectionListener(_ -> show(list.getSelectedValue()));
    list.setSelectedIndex(0);
    // A member's code is new each minute; the picture follows.
    new Timer(RENEW_MS, _ -> show(list.getSelectedValue())).start();
    phone.add(label("手机 Phone"));
    phone.add(picture, "align center");
    phone.add(hold("靠近大厅扫码器 Hold to the lobby scanner", false), "growx");
    phone.add(hold("靠近场内扫码器 Hold to the scanner inside", true), "growx");
    phone.add(said);
    said.setFont(small);
    phone.add(new JScrollPane(list), "growx, pushx");
    phone.add(label("员工密码 Staff PIN: " + DemoHouse.STAFF_PIN.digits()));
    return phone;
  }

  @SuppressWarnings("unchecked") // an array of a generic type
  private Supplier<SampleCodes.Code>[] codes() {
    SampleCodes codes = house.codes();
    return List.<Supplier<SampleCodes.Code>>of(
            () -> codes.swimming("L1-2001", "men"),
            () -> codes.swimming("L1-2002", "women"),
            () -> codes.anyRoom("L1-2003"),
            codes::family,
            codes::member,
            codes::used,
            codes::expired,
            codes::tomorrow,
            codes::revoked,
            codes::tampered,
            codes::otherVenue,
            codes::foreign,
            codes::staff)
        .toArray(Supplier[]::new);
  }

  private void show(Supplier<SampleCodes.Code> code) {
    if (code != null) {
      shown = Phone.show(code.get().text());
      picture.setIcon(new ImageIcon(shown));
    }
  }

  private JButton hold(String words, boolean inside) {
    JButton button = new JButton(words);
    button.setFont(small);
    button.addActionListener(_ -> {
      show(list.getSelectedValue());
      boolean read = Phone.hold(shown, house.scanner(inside));
      said.setText(read ? " " : "扫码器没有读到 The scanner could not read it");
    });
    return button;
  }

  private JLabel label(String words) {
    JLabel label = new JLabel(words);
    label.setFont(small);
    return label;
  }

  /// A code by its names.
  private static final class CodeName extends DefaultListCellRenderer {
    @Override
    public Component getListCellRendererComponent(
        JList<?> in, Object value, int index, boolean selected, boolean focused) {
      SampleCodes.Code code = (SampleCodes.Code) ((Supplier<?>) value).get();
      return super.getListCellRendererComponent(
          in, code.zh() + "  " + code.en(), index, selected, focused);
    }
  }
}
