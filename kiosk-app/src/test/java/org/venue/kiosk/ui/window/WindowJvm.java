package org.venue.kiosk.ui.window;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// The child JVM of one window test: its start from the outside, its main on the inside.
final class WindowJvm {
  private static final String MARK = "venue.window.child";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> HANDED_ON = List.of("venue.root", "golden", "user.dir");

  private WindowJvm() {}

  /// Whether this JVM is such a child.
  static boolean isThis() {
    return Boolean.getBoolean(MARK);
  }

  /// Runs one test method on the display and fails with what the child wrote when it failed.
  static void run(Class<?> test, Method method, Display display)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("window-test-", ".log");
    try {
      Process child = start(test, method, display, log);
      if (!child.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        child.destroyForcibly().waitFor();
        throw new AssertionError("no end within " + PATIENCE + "\n" + Files.readString(log));
      }
      if (child.exitValue() != 0) {
        throw new AssertionError("in the window's JVM:\n" + Files.readString(log));
      }
    } finally {
      Files.delete(log);
    }
  }

  private static Process start(Class<?> test, Method method, Display display, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Xmx512m");
    command.add("-Djava.awt.headless=false");
    command.add("-D" + MARK + "=true");
    for (String key : HANDED_ON) {
      String value = System.getProperty(key);
      if (value != null) {
        command.add("-D" + key + "=" + value);
      }
    }
    command.addAll(List.of("-classpath", classPath(), WindowJvm.class.getName()));
    command.addAll(List.of(test.getName(), method.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DISPLAY", display.name());
    return builder.redirectOutput(log.toFile()).start();
  }

  private static String classPath() {
    // Surefire hides the real class path behind a jar that names it, and tells it here.
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /// Runs the one test method named by its class and name; exits 1 when it fails or is not found.
  public static void main(String[] args) throws ClassNotFoundException {
    var summary = new SummaryGeneratingListener();
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectMethod(Class.forName(args[0]), args[1]))
            .build();
    LauncherFactory.create().execute(request, summary);
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    summary.getSummary().printFailuresTo(out, 40);
    // Swing's thread may still live.
    System.exit(summary.getSummary().getTestsSucceededCount() == 1 ? 0 : 1);
  }
}
