package io.github.junitsmtp;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.awaitility.core.ConditionFactory;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "io.github.junitsmtp", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String HOUSE = "io.github.junitsmtp";

    /** Each package, and those it may use. {@code CONTRIBUTING.md} shows the same table. */
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            room("protocol", "internal.text", "internal.assertion"),
            room("tls"),
            room("rule"),
            room("html", "rule", "internal.text", "internal.html", "internal.clients", "internal.accessibility"),
            room(
                    "mail",
                    "protocol",
                    "rule",
                    "html",
                    "internal.text",
                    "internal.assertion",
                    "internal.store",
                    "internal.rule",
                    "internal.mime",
                    "internal.content",
                    "internal.html",
                    "internal.checks",
                    "internal.style",
                    "internal.dkim",
                    "internal.bulk",
                    "internal.smime"),
            room(
                    "transcript",
                    "protocol",
                    "rule",
                    "mail",
                    "internal.text",
                    "internal.assertion",
                    "internal.store",
                    "internal.rule",
                    "internal.conduct"),
            room(
                    "report",
                    "protocol",
                    "rule",
                    "html",
                    "mail",
                    "transcript",
                    "internal.text",
                    "internal.waiting",
                    "internal.checks"),
            room("internal.checks", "rule", "html"),
            room("script", "protocol", "mail", "transcript", "internal.text", "internal.stubbing"),
            room(
                    "server",
                    "protocol",
                    "tls",
                    "mail",
                    "transcript",
                    "report",
                    "script",
                    "internal.text",
                    "internal.assertion",
                    "internal.store",
                    "internal.stubbing",
                    "internal.waiting",
                    "internal.wire",
                    "internal.sasl",
                    "internal.recording",
                    "internal.dialogue",
                    "internal.enforcement",
                    "internal.relay"),
            room(
                    "client",
                    "protocol",
                    "tls",
                    "transcript",
                    "internal.text",
                    "internal.store",
                    "internal.wire",
                    "internal.recording",
                    "internal.mime"),
            room(
                    "jupiter",
                    "protocol",
                    "tls",
                    "mail",
                    "transcript",
                    "report",
                    "script",
                    "server",
                    "client",
                    "internal.jupiter",
                    "internal.text"),
            room("conformance", "protocol", "tls", "rule", "transcript", "client", "internal.text"),
            room("internal.jupiter", "server"),
            room("internal.spring", "jupiter", "internal.jupiter", "server", "tls"),
            room("", "protocol", "tls", "mail", "transcript", "report", "script", "server", "client", "jupiter"),
            room("internal.text"),
            room("internal.assertion", "internal.text"),
            room("internal.store"),
            room("internal.rule", "rule"),
            room("internal.content", "rule", "internal.text", "internal.rule", "internal.css", "internal.html"),
            room("internal.css"),
            room("internal.html", "internal.css", "internal.text"),
            room("internal.clients", "internal.css", "internal.html"),
            room("internal.style", "internal.text", "internal.css", "internal.html"),
            room("internal.accessibility", "rule", "internal.text", "internal.html", "internal.style"),
            room("internal.conduct", "protocol", "rule", "internal.text", "internal.store", "internal.rule"),
            room(
                    "internal.recording",
                    "protocol",
                    "mail",
                    "transcript",
                    "script",
                    "internal.text",
                    "internal.store",
                    "internal.sasl"),
            room("internal.wire", "protocol", "tls", "transcript", "internal.text", "internal.store"),
            room("internal.relay", "protocol", "tls", "internal.text", "internal.store", "internal.wire"),
            room("internal.sasl", "protocol", "internal.text"),
            room("internal.stubbing", "protocol", "internal.text"),
            room(
                    "internal.dialogue",
                    "protocol",
                    "tls",
                    "mail",
                    "script",
                    "transcript",
                    "internal.text",
                    "internal.store",
                    "internal.stubbing",
                    "internal.wire",
                    "internal.sasl",
                    "internal.enforcement",
                    "internal.mime",
                    "internal.recording"),
            room(
                    "internal.enforcement",
                    "protocol",
                    "tls",
                    "mail",
                    "script",
                    "transcript",
                    "internal.text",
                    "internal.store",
                    "internal.stubbing",
                    "internal.sasl",
                    "internal.wire"),
            room("internal.mime", "protocol", "internal.text"),
            room("internal.dkim", "internal.text"),
            room("internal.smime", "internal.text"),
            room("internal.bulk", "rule", "internal.text", "internal.style", "internal.dkim"),
            room("internal.waiting", "protocol", "mail", "transcript", "internal.text"));

    private static Map.Entry<String, Set<String>> room(String name, String... mayUse) {
        return Map.entry(name, Set.of(mayUse));
    }

    @ArchTest
    static final ArchRule rooms_use_only_those_that_the_design_allows = classes()
            .should(new ArchCondition<>("use only the rooms that theirs may use") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Set<String> allowed = ROOMS.get(roomOf(type));
                    if (allowed == null) {
                        events.add(
                                SimpleConditionEvent.violated(type, type.getName() + " is in no room of the design"));
                        return;
                    }
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency ->
                                    dependency.getTargetClass().getPackageName().startsWith(HOUSE))
                            .filter(dependency ->
                                    !roomOf(dependency.getTargetClass()).equals(roomOf(type)))
                            .filter(dependency -> !allowed.contains(roomOf(dependency.getTargetClass())))
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                }
            });

    private static String roomOf(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(HOUSE) ? "" : name.substring(HOUSE.length() + 1);
    }

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching(HOUSE + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_extension_and_the_conformance_suite_know_JUnit = noClasses()
            .that(not(resideInAnyPackage(HOUSE + "..jupiter", HOUSE + ".internal.spring", HOUSE + ".conformance")))
            .should()
            .dependOnClassesThat(resideInAPackage("org.junit.."));

    @ArchTest
    static final ArchRule only_the_room_of_that_name_knows_Spring = noClasses()
            .that(not(resideInAPackage(HOUSE + ".internal.spring")))
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework.."));

    @ArchTest
    static final ArchRule only_the_room_of_S_MIME_knows_Bouncy_Castle = noClasses()
            .that(not(resideInAPackage(HOUSE + ".internal.smime")))
            .should()
            .dependOnClassesThat(resideInAPackage("org.bouncycastle.."));

    @ArchTest
    static final ArchRule nobody_knows_an_engine =
            noClasses().should().dependOnClassesThat(resideInAPackage("com.icegreen.."));

    @ArchTest
    static final ArchRule the_language_and_the_script_know_no_sockets = noClasses()
            .that(resideInAnyPackage(
                    HOUSE + ".protocol",
                    HOUSE + ".rule",
                    HOUSE + ".html",
                    HOUSE + ".mail",
                    HOUSE + ".transcript",
                    HOUSE + ".report",
                    HOUSE + ".script",
                    HOUSE + ".internal.conduct",
                    HOUSE + ".internal.recording"))
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(Server)?Socket.*");

    /**
     * Libraries that users know anyway. Two types of other libraries are part of the API on purpose: jsoup's {@code Element}, for
     * navigating HTML, and Awaitility's {@code ConditionFactory}, for custom waits. Wrappers would only repeat their methods, and be less
     * familiar.
     */
    private static final DescribedPredicate<JavaClass> KNOWN_TO_USERS = resideInAnyPackage(
                    HOUSE + "..",
                    "java..",
                    "javax.net..",
                    "jakarta.mail..",
                    "org.assertj.core.api..",
                    "org.junit.jupiter.api..")
            .and(not(resideInAPackage("..internal..")))
            .or(type(Element.class))
            .or(type(ConditionFactory.class));

    @ArchTest
    static final ArchRule the_API_names_no_internal_type_and_no_further_library = classes()
            .that()
            .haveModifier(JavaModifier.PUBLIC)
            .and(not(resideInAPackage("..internal..")))
            .and(describe("are not internal", type -> !isInternal(type)))
            .should(new ArchCondition<>("name only what users know") {
                @Override
                public void check(JavaClass api, ConditionEvents events) {
                    Stream<JavaType> supertypes =
                            Stream.concat(api.getSuperclass().stream(), api.getInterfaces().stream());
                    Stream<JavaMember> members = api.getMembers().stream().filter(ArchitectureTest::isSeenByUsers);
                    Stream.concat(
                                    supertypes.map(JavaType::getAllInvolvedRawTypes),
                                    members.map(JavaMember::getAllInvolvedRawTypes))
                            .flatMap(Set::stream)
                            .map(JavaClass::getBaseComponentType)
                            .filter(type -> !type.isPrimitive() && !KNOWN_TO_USERS.test(type))
                            .forEach(type -> events.add(
                                    SimpleConditionEvent.violated(api, api.getName() + " names " + type.getName())));
                }
            });

    private static boolean isSeenByUsers(JavaMember member) {
        boolean visible = member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
        return visible && !isInternal(member);
    }

    private static boolean isInternal(HasAnnotations<?> element) {
        return element.isAnnotatedWith(API.class)
                && element.getAnnotationOfType(API.class).status() == API.Status.INTERNAL;
    }

    @ArchTest
    static final ArchRule public_types_say_how_stable_they_are = classes()
            .that()
            .haveModifier(JavaModifier.PUBLIC)
            .and(not(resideInAPackage("..internal..")))
            .should()
            .beAnnotatedWith(API.class);

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
