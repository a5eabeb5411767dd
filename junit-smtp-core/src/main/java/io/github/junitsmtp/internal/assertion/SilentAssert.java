package io.github.junitsmtp.internal.assertion;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatchers;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AssertFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes assertions that verify nothing, as the target of a navigation whose failure soft assertions have collected. There is no subject, so
 * further assertions on it must not fail. The proxies of AssertJ's soft assertions would record such failures, and throw on the next
 * navigation.
 */
final class SilentAssert {

    /** A cache, since a generated class is unloaded only with the class of the assertions. */
    private static final Map<Type, Constructor<?>> CONSTRUCTORS = new ConcurrentHashMap<>();

    /** The values of the type parameters, as far as they are known. */
    private final Map<Type, Type> arguments = new HashMap<>();

    private SilentAssert(Type type) {
        bind(type);
        for (Class<?> each = rawType(type); each != Object.class; each = each.getSuperclass()) {
            bind(each.getGenericSuperclass());
        }
    }

    /** Returns silent assertions of the type that a factory makes. */
    @SuppressWarnings("unchecked") // the class extends the type that the factory makes
    static <A extends AbstractAssert<?, ?>> A like(AssertFactory<?, A> factory) {
        return (A) of(factory.createAssert(null).getClass());
    }

    private static Object of(Type type) {
        Constructor<?> constructor = CONSTRUCTORS.computeIfAbsent(type, SilentAssert::constructor);
        try {
            return constructor.newInstance(Stream.of(constructor.getParameterTypes())
                    .map(parameter -> parameter == Class.class ? Object.class : none(parameter))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create silent assertions for " + type, e);
        }
    }

    private static Constructor<?> constructor(Type type) {
        try {
            Class<?> loud = rawType(type);
            Constructor<?> constructor = new ByteBuddy()
                    .subclass(loud)
                    .method(ElementMatchers.not(ElementMatchers.isDeclaredBy(Object.class)))
                    .intercept(InvocationHandlerAdapter.of(new SilentAssert(type)::answer))
                    .make()
                    .load(
                            loud.getClassLoader(),
                            ClassLoadingStrategy.UsingLookup.of(
                                    MethodHandles.privateLookupIn(loud, MethodHandles.lookup())))
                    .getLoaded()
                    .getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create a class of silent assertions for " + type, e);
        }
    }

    private @Nullable Object answer(Object silent, Method method, @Nullable Object @Nullable [] given) {
        for (Object argument : given == null ? new Object[0] : given) {
            if (argument instanceof AssertFactory<?, ?> factory) {
                return of(factory.createAssert(null).getClass());
            }
        }
        Type type = resolved(method.getGenericReturnType());
        if (rawType(type).isInstance(silent)) {
            return silent;
        }
        return AbstractAssert.class.isAssignableFrom(rawType(type)) ? of(type) : none(rawType(type));
    }

    private void bind(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            TypeVariable<?>[] parameters = rawType(type).getTypeParameters();
            for (int i = 0; i < parameters.length; i++) {
                Type argument = parameterized.getActualTypeArguments()[i];
                if (!(argument instanceof WildcardType)) {
                    arguments.put(parameters[i], argument);
                }
            }
        }
    }

    private Type resolved(Type type) {
        Type resolved = type;
        while (resolved instanceof TypeVariable<?> variable) {
            resolved = arguments.getOrDefault(variable, variable.getBounds()[0]);
        }
        return resolved;
    }

    private static Class<?> rawType(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        return type instanceof Class<?> raw ? raw : Object.class;
    }

    /** Returns null, or the default value of a primitive type. */
    private static @Nullable Object none(Class<?> type) {
        return type == void.class ? null : Array.get(Array.newInstance(type, 1), 0);
    }
}
