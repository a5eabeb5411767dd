package io.github.junitsmtp;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "io.github.junitsmtp", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String HOUSE = "io.github.junitsmtp";

    @ArchTest
    static final ArchRule rooms_use_only_those_that_the_design_allows = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("protocol")
            .definedBy(HOUSE + ".protocol")
            .layer("tls")
            .definedBy(HOUSE + ".tls")
            .layer("mail")
            .definedBy(HOUSE + ".mail")
            .layer("transcript")
            .definedBy(HOUSE + ".transcript")
            .layer("report")
            .definedBy(HOUSE + ".report")
            .layer("script")
            .definedBy(HOUSE + ".script")
            .layer("server")
            .definedBy(HOUSE + ".server")
            .layer("client")
            .definedBy(HOUSE + ".client")
            .layer("jupiter")
            .definedBy(HOUSE + ".jupiter")
            .layer("internal.jupiter")
            .definedBy(HOUSE + ".internal.jupiter")
            .layer("internal.spring")
            .definedBy(HOUSE + ".internal.spring")
            .layer("root")
            .definedBy(HOUSE)
            .whereLayer("protocol")
            .mayNotAccessAnyLayer()
            .whereLayer("tls")
            .mayNotAccessAnyLayer()
            .whereLayer("mail")
            .mayOnlyAccessLayers("protocol")
            .whereLayer("transcript")
            .mayOnlyAccessLayers("protocol", "mail")
            .whereLayer("report")
            .mayOnlyAccessLayers("protocol", "mail", "transcript")
            .whereLayer("script")
            .mayOnlyAccessLayers("protocol", "mail")
            .whereLayer("server")
            .mayOnlyAccessLayers("protocol", "tls", "mail", "transcript", "report", "script")
            .whereLayer("client")
            .mayOnlyAccessLayers("protocol", "tls", "transcript")
            .whereLayer("jupiter")
            .mayOnlyAccessLayers(
                    "protocol", "tls", "mail", "transcript", "report", "script", "server", "client", "internal.jupiter")
            .whereLayer("internal.jupiter")
            .mayOnlyAccessLayers("server")
            .whereLayer("internal.spring")
            .mayOnlyAccessLayers("jupiter", "internal.jupiter", "server")
            .whereLayer("internal.spring")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("root")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching(HOUSE + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_extension_knows_JUnit = noClasses()
            .that(not(resideInAnyPackage(HOUSE + "..jupiter", HOUSE + ".internal.spring")))
            .should()
            .dependOnClassesThat(resideInAPackage("org.junit.."));

    @ArchTest
    static final ArchRule only_the_room_of_that_name_knows_Spring = noClasses()
            .that(not(resideInAPackage(HOUSE + ".internal.spring")))
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework.."));

    @ArchTest
    static final ArchRule nobody_knows_an_engine =
            noClasses().should().dependOnClassesThat(resideInAPackage("com.icegreen.."));

    @ArchTest
    static final ArchRule the_language_and_the_script_know_no_sockets = noClasses()
            .that(resideInAnyPackage(
                    HOUSE + ".protocol", HOUSE + ".mail", HOUSE + ".transcript", HOUSE + ".report", HOUSE + ".script"))
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(Server)?Socket.*");

    @ArchTest
    static final ArchRule public_types_say_how_stable_they_are =
            classes().that().haveModifier(JavaModifier.PUBLIC).should().beAnnotatedWith(API.class);

    @ArchTest
    static final ArchRule packages_are_null_marked =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);

    @ArchTest
    static final ArchRule assertJ_internals_are_left_alone =
            noClasses().should().dependOnClassesThat(resideInAPackage("org.assertj.core.internal.."));

    @ArchTest
    static final ArchRule Kotlin_calls_all_members_without_backticks = noMembers()
            .that()
            .arePublic()
            .or()
            .areProtected()
            .should()
            .haveNameMatching("as|fun|in|is|object|typealias|typeof|val|var|when");
}
