package org.venue.kiosk.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.venue.kiosk.bench.QrBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Holds our reader of QR codes against ZXing alone, on somebody's pictures.
@Command(
    name = "qr",
    mixinStandardHelpOptions = true,
    description = "Reads a folder of pictures, beside plain ZXing.",
    footer = {
      "",
      "Beside NAME.png stands NAME.txt with the exact text; a picture without one holds no code,",
      "and whatever is read from it is a false read. Folders below are read too. Each picture",
      "comes in four rotations."
    })
public final class QrBenchCommand implements Callable<Integer> {
  private static final double MORE = 0.08;
  private static final double EMPTY = 0.6;
  private static final String ROW = "  %-28s %12s %16s   %s%n";

  @Spec private CommandSpec command;

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of pictures.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(command.commandLine(), "There is no folder " + folder + ".");
    }
    QrBench.Report report = new QrBench().run(folder);
    QrBench.Side ours = report.ours();
    QrBench.Side plain = report.plain();
    PrintWriter out = command.commandLine().getOut();
    out.printf(
        "qr: %d pictures with a code and %d without, rotations counted%n",
        report.pictures(), report.others());
    out.printf(ROW, "", "ours", "ZXing hybrid", "aim");
    out.printf(
        ROW,
        "reads",
        ours.reads(),
        plain.reads(),
        plain.reads() == 0
            ? ""
            : "%+.1f %%; at least +8 %%: %s"
                .formatted(100 * report.more(), met(report.more() >= MORE)));
    out.printf(
        ROW,
        "false reads",
        ours.falseReads(),
        plain.falseReads(),
        "none: " + met(ours.falseReads() == 0));
    row(out, "a picture, p50", ours.p50(), plain.p50(), "");
    row(out, "a picture, p95", ours.p95(), plain.p95(), "");
    row(
        out,
        "720p without a code, p50",
        ours.empty50(),
        plain.empty50(),
        "%.2fx; at most 0.60x: %s".formatted(report.empty(), met(report.empty() <= EMPTY)));
    row(out, "720p without a code, p95", ours.empty95(), plain.empty95(), "");
    out.flush();
    return 0;
  }

  private static void row(PrintWriter out, String what, Duration ours, Duration plain, String aim) {
    out.printf(ROW, what, ms(ours), ms(plain), aim);
  }

  private static String ms(Duration time) {
    return "%.1f ms".formatted(time.toNanos() / 1e6);
  }

  private static String met(boolean met) {
    return met ? "met" : "MISSED";
  }
}
