package org.venue.kiosk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.stream.Stream;

/// Who may import whom, as a test. Packages still to come are named already.
@AnalyzeClasses(
    packages = {"org.venue.kiosk", "org.venue.booking", "org.venue.hardware"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ImportTableTest {
  private static final String KIOSK = "org.venue.kiosk.";
  private static final String CODE_CAMERA = KIOSK + "effect.CodeCamera";

  @ArchTest
  static final ArchRule visitImportsNothingOfOurs =
      uses("visit")
          .because("the rules of a visit hold without a screen, a store, a device or a network");

  @ArchTest
  static final ArchRule flowImportsOnlyVisit =
      uses("flow", "visit")
          .because("a flow decides and nothing else: what it wants done it returns as an effect");

  @ArchTest
  static final ArchRule uiImportsOnlyFlowAndVisit =
      uses("ui", "flow", "visit")
          .because("a screen shows a state and emits events; it never stores, sends or moves");

  @ArchTest
  static final ArchRule storeImportsOnlyVisitAndWire =
      uses("store", "visit", "wire").because("what is kept does not depend on who asks for it");

  @ArchTest
  static final ArchRule wireImportsOnlyVisit =
      uses("wire", "visit").because("JSON records are an agreement, not a way to reach code");

  @ArchTest
  static final ArchRule syncImportsOnlyStoreVisitAndWire =
      uses("sync", "store", "visit", "wire")
          .because("sending and mirroring works on rows, not on flows or devices");

  @ArchTest
  static final ArchRule configImportsNothingOfOurs =
      uses("config").because("binding a file to records knows no meaning of any key");

  @ArchTest
  static final ArchRule effectImportsNoScreen =
      noClasses()
          .that()
          .resideInAPackage(KIOSK + "effect..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(KIOSK + "ui..", KIOSK + "demo..", KIOSK + "command..")
          .because("what a flow asks for is carried out with no screen in sight")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyMainsImportDemo =
      noClasses()
          .that(
              resideOutside(KIOSK + "demo..", KIOSK + "command..")
                  .and(not(resideInAPackage("org.venue.kiosk"))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(KIOSK + "demo..")
          .because("the product must not know that it is being shown")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothingImportsTheCommands =
      noClasses()
          .that(resideOutside(KIOSK + "command..").and(not(resideInAPackage("org.venue.kiosk"))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(KIOSK + "command..")
          .because("commands are the outermost shell")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyUiAndDemoTouchSwing =
      noClasses()
          .that(
              resideOutside(KIOSK + "ui..", KIOSK + "demo..", KIOSK + "command..")
                  .and(not(resideInAPackage("org.venue.kiosk"))))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("javax.swing..", "java.awt..", "com.formdev..", "net.miginfocom..")
                  .and(not(resideInAPackage("java.awt.image"))))
          .because("decisions and bytes never meet pixels; only main starts the event thread")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyWhoShowsOrDecodesTouchesPictures =
      noClasses()
          .that(
              resideOutside(
                      KIOSK + "ui..", KIOSK + "demo..", KIOSK + "command..", KIOSK + "bench..")
                  .and(resideOutside("org.venue.hardware.camera..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.awt.image")
          .because("a camera gives frames, and nobody behind it needs to know how they came")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyCamerasAndVisionTouchOpenCv =
      noClasses()
          .that(resideOutside("org.venue.hardware.camera..", KIOSK + "vision..", KIOSK + "bench.."))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..")
          .because("loading it takes a second and 180 MB: that happens where pictures are needed")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule readingCodesKnowsNoFaces =
      noClasses()
          .that(
              resideInAPackage(KIOSK + "vision.code..")
                  .or(
                      DescribedPredicate.describe(
                          "the code camera", type -> type.getName().startsWith(CODE_CAMERA))))
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.venue..")
                  .and(not(resideInAnyPackage(KIOSK + "vision.code..", "org.venue.hardware..")))
                  .and(
                      DescribedPredicate.describe(
                          "not itself", type -> !type.getName().startsWith(CODE_CAMERA))))
          .because("the code camera starts by touch, and its frames have no path to faces");

  @ArchTest
  static final ArchRule onlyStoreTouchesJdbc =
      noClasses()
          .that(resideOutside(KIOSK + "store..", KIOSK + "bench..", "org.venue.booking.."))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.flywaydb..")
          .because("one place knows tables and transactions; a bench measures the bare library");

  @ArchTest
  static final ArchRule onlySyncTouchesHttp =
      onlyIn("sync", "okhttp3..").because("one place knows the network");

  @ArchTest
  static final ArchRule onlyWireStoreSyncAndCommandsTouchJson =
      noClasses()
          .that(
              resideOutside(KIOSK + "wire..", KIOSK + "store..", KIOSK + "sync..")
                  .and(resideOutside(KIOSK + "command..", "org.venue.booking..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..")
          .because("JSON is a shape of the outside; inside there are records")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyLinkTouchesSerialPorts =
      noClasses()
          .that(resideOutside("org.venue.hardware.link..", KIOSK + "bench.."))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fazecast..")
          .because(
              "the surprises of serial ports are dealt with in one place;"
                  + " the bench holds the bare library beside it")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule hardwareImportsNothingOfTheKiosk =
      noClasses()
          .that()
          .resideInAPackage("org.venue.hardware..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.venue.kiosk..", "org.venue.booking..")
          .because("a device knows no visitor and no screen")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule modelsDoNotImportEachOther =
      slices()
          .assignedFrom(new Models())
          .should()
          .notDependOnEachOther()
          .because("a model is added or taken away as one package")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule kioskAndBookingMeetOnlyInTheMains =
      noClasses()
          .that()
          .resideInAPackage("org.venue.booking..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.venue.kiosk..")
          .because("the contract file is the agreement; any backend may stand behind it")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheMainsStartTheBookingBackend =
      noClasses()
          .that(
              resideInAPackage("org.venue.kiosk..")
                  .and(
                      resideOutside(
                          KIOSK + "command..",
                          KIOSK + "demo..",
                          KIOSK + "bench..",
                          KIOSK + "simulation..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.venue.booking..")
          .because("the contract file is the agreement; any backend may stand behind it")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyBookingTouchesItsServer =
      noClasses()
          .that(resideOutside("org.venue.booking.."))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
          .because("one class carries questions over HTTP; whoever else serves is a second backend")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noCyclesInTheKiosk =
      slices()
          .matching("org.venue.kiosk.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a cycle makes two packages one")
          .allowEmptyShould(true);

  /// The class table: a package of the kiosk uses itself, the named ones and nothing else of ours.
  private static ArchRule uses(String from, String... to) {
    String[] allowed =
        Stream.concat(Stream.of(from), Arrays.stream(to))
            .map(name -> KIOSK + name + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(KIOSK + from + "..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.venue..").and(not(resideInAnyPackage(allowed))))
        .as("`%s` imports nothing of ours but %s".formatted(from, Arrays.asList(to)))
        .allowEmptyShould(true);
  }

  /// A library that only one package of the kiosk touches.
  private static ArchRule onlyIn(String owner, String... library) {
    return noClasses()
        .that(resideOutside(KIOSK + owner + "..", "org.venue.booking.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> resideOutside(String... packages) {
    return not(resideInAnyPackage(packages));
  }

  /// Cuts `org.venue.hardware.<kind>.<model>` into one slice per model.
  private static final class Models implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String[] parts = type.getPackageName().split("\\.");
      return parts.length >= 5 && parts[2].equals("hardware")
          ? SliceIdentifier.of(parts[3], parts[4])
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "models of devices";
    }
  }
}
