package io.github.junitsmtp.jupiter;

/** The fixtures of the lifecycle matrix, and the expected results. */
enum Places {
    CLASS(Fixtures.OnClass.class, 2, 2, 2),
    INSTANCE_FIELD(Fixtures.InstanceField.class, 2, 2, 2),
    STATIC_FIELD(Fixtures.StaticField.class, 2, 1, 1),
    PARAMETER(Fixtures.Parameter.class, 2, 2, 2),
    CONSTRUCTOR(Fixtures.Constructor.class, 2, 2, 1),
    BEFORE_ALL(Fixtures.BeforeAllParameter.class, 2, 1, 1),
    BEFORE_EACH(Fixtures.BeforeEachParameter.class, 2, 2, 2),
    NESTED_IN_INSTANCE(Fixtures.NestedInInstance.class, 3, 3, 3),
    NESTED_IN_STATIC(Fixtures.NestedInStatic.class, 3, 1, 1),
    NESTED_IN_CLASS(Fixtures.NestedInClass.class, 2, 2, 2),
    PARAMETERIZED(Fixtures.Parameterized.class, 3, 3, 3),
    REPEATED(Fixtures.Repeated.class, 3, 3, 3),
    DYNAMIC(Fixtures.Dynamic.class, 3, 1, 1),
    INHERITED_FIELD(Fixtures.InheritedField.class, 2, 2, 2),
    INHERITED_STATIC(Fixtures.InheritedStatic.class, 2, 1, 1),
    INHERITED_CLASS(Fixtures.InheritedClass.class, 2, 2, 2),
    INTERFACE(Fixtures.FromInterface.class, 1, 1, 1),
    META_ON_FIELD(Fixtures.MetaOnField.class, 1, 1, 1),
    META_ON_CLASS(Fixtures.MetaOnClass.class, 1, 1, 1),
    NAMED(Fixtures.Named.class, 2, 6, 6) {
        @Override
        int mails() {
            return 6;
        }
    },
    NAMED_STATIC(Fixtures.NamedStatic.class, 2, 2, 2) {
        @Override
        int mails() {
            return 4;
        }
    },
    REGISTERED(Fixtures.Registered.class, 2, 2, 1),
    REGISTERED_STATIC(Fixtures.RegisteredStatic.class, 3, 1, 1),
    REGISTERED_AND_NESTED(Fixtures.RegisteredAndNested.class, 2, 2, 1),
    PROGRAMMATIC(Fixtures.Programmatic.class, 2, 2, 2);

    private final Class<?> fixture;
    private final int tests;
    private final int perMethod;
    private final int perClass;

    /** Takes the number of servers with each lifecycle, where one for all tests is a server for the class. */
    Places(Class<?> fixture, int tests, int perMethod, int perClass) {
        this.fixture = fixture;
        this.tests = tests;
        this.perMethod = perMethod;
        this.perClass = perClass;
    }

    Class<?> fixture() {
        return fixture;
    }

    int tests() {
        return tests;
    }

    int mails() {
        return tests;
    }

    int servers(boolean isPerClass) {
        return isPerClass ? perClass : perMethod;
    }

    boolean isForTheClass(boolean isPerClass) {
        return servers(isPerClass) < mails() && this != DYNAMIC;
    }
}
