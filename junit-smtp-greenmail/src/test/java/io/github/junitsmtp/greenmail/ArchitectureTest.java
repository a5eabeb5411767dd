package io.github.junitsmtp.greenmail;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "io.github.junitsmtp.greenmail", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_mailboxes_know_neither_the_engine_nor_the_transport = noClasses()
            .that()
            .resideInAPackage("io.github.junitsmtp.greenmail.mailboxes")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.junitsmtp.greenmail", "io.github.junitsmtp.server");

    @ArchTest
    static final ArchRule public_types_state_their_stability =
            classes().that().haveModifier(JavaModifier.PUBLIC).should().beAnnotatedWith(API.class);

    @ArchTest
    static final ArchRule packages_are_null_marked =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);
}
