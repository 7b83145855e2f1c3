package org.venue.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The shape of a device model, found on the class path and not in a list of its own.
class CatalogueRulesTest {
  private static final String ROOT = "org.venue.hardware";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private final Hardware hardware = new Hardware();

  private static SortedSet<String> packagesBelow(String kind) {
    String above = ROOT + "." + kind + ".";
    return CLASSES.stream()
        .map(type -> type.getPackageName())
        .filter(name -> name.startsWith(above))
        .map(name -> name.substring(above.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyModelPackageIsInTheCatalogueUnderItsName() {
    for (String kind : hardware.kinds()) {
      SortedSet<String> packages = packagesBelow(kind);
      assertFalse(packages.isEmpty(), "no package below " + ROOT + "." + kind);
      assertEquals(
          packages,
          hardware.models(kind),
          "a model that is not listed in Hardware cannot be configured; its package has its name");
    }
  }

  @Test
  void aModelPackageHasOnePublicClass() {
    for (String kind : hardware.kinds()) {
      for (String model : packagesBelow(kind)) {
        List<String> open =
            CLASSES.stream()
                .filter(type -> type.getPackageName().equals(ROOT + "." + kind + "." + model))
                .filter(
                    type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(type -> type.getSimpleName())
                .toList();
        assertEquals(1, open.size(), "the rest of the house sees one class of a model: " + open);
      }
    }
  }

  @Test
  void aModelNeverKnowsAnother() {
    for (String kind : hardware.kinds()) {
      for (String model : packagesBelow(kind)) {
        for (String other : hardware.kinds()) {
          for (String foreign : packagesBelow(other)) {
            if (!foreign.equals(model) || !other.equals(kind)) {
              ArchRuleDefinition.noClasses()
                  .that()
                  .resideInAPackage(ROOT + "." + kind + "." + model)
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage(ROOT + "." + other + "." + foreign)
                  .because("one model can then be changed or dropped without looking at another")
                  .check(CLASSES);
            }
          }
        }
      }
    }
  }

  @Test
  void onlyLinksTouchTheSerialLibrary() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".link")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fazecast..")
        .because("what was measured about it is dealt with in one place")
        .check(CLASSES);
  }

  @Test
  void onlyCamerasTouchTheVisionLibrary() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".camera..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .because("its native libraries are loaded when a camera is switched on, and not before")
        .check(CLASSES);
  }
}
