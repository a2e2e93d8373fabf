package io.rowtally.instrument.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Date;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A level that only passes on what its super class answers goes without advice, and no other does. */
class OverriddenTest {
    @BeforeEach
    void nothingSeen() {
        Trace.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"passes", "inherits", "translates"})
    void whatIsOnlyPassedOnIsAdvisedAbove(String method) throws Exception {
        assertEquals("1 returned, 0 thrown", called(Level.class, method, true));
        assertEquals("2 returned, 0 thrown", called(Level.class, method, false), "a role that wants all levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"changes", "prepares", "delegates", "supplies", "tidies", "tries", "overloads", "chooses"})
    void whatDoesMoreIsAdvisedItself(String method) throws Exception {
        assertEquals("2 returned, 0 thrown", called(Level.class, method, true));
    }

    @Test
    void whatASuperClassPassesOnThatIsNotLookedAtIsAdvised() throws Exception {
        assertEquals("2 returned, 0 thrown", called(LevelOfAnother.class, "passes", true));
    }

    @Test
    void whatItThrowsIsSeenOnce() {
        assertThrows(ReflectiveOperationException.class, () -> called(Level.class, "fails", true));

        assertEquals("0 returned, 1 thrown", Trace.seen());
    }

    private static String called(Class<?> type, String method, boolean enoughAbove) throws Exception {
        String nest = OverriddenTest.class.getName() + '$';
        WovenClasses loader = new WovenClasses(new TracedRole(enoughAbove), name -> name.startsWith(nest));
        Object level = loader.loadClass(type.getName()).getConstructor().newInstance();
        Trace.reset();

        Object answer = level.getClass().getMethod(method, String.class).invoke(level, "asked");

        assertEquals("asked", answer);
        return Trace.seen();
    }

    /** Two levels above. */
    public static class Root {
        public @Nullable Date born;

        public String inherits(String text) {
            return text;
        }
    }

    /** What is overridden; it speaks of JDBC, so it is looked at when it loads. */
    public static class Above extends Root {
        public @Nullable Date day;

        public String passes(String text) {
            return text;
        }

        public String translates(String text) {
            return text;
        }

        public String changes(String text) {
            return text;
        }

        public String prepares(String text) {
            return text;
        }

        public String delegates(String text) {
            return text;
        }

        public String supplies(String text) {
            return text;
        }

        public String tidies(String text) {
            return text;
        }

        public String tries(String text) {
            return text;
        }

        public String overloads(String text) {
            return text;
        }

        public String chooses(String text) {
            return text;
        }

        public String fails(String text) {
            throw new IllegalStateException(text);
        }
    }

    /** The level in question. */
    public static class Level extends Above {
        public @Nullable Supplier<String> given;
        private final Above another = new Above();

        @Override
        public String passes(String text) {
            return super.passes(text);
        }

        @Override
        public String inherits(String text) {
            return super.inherits(text);
        }

        @Override
        public String translates(String text) {
            try {
                return super.translates(text);
            } catch (IllegalStateException e) {
                throw translated(e);
            }
        }

        private static IllegalArgumentException translated(IllegalStateException e) {
            return new IllegalArgumentException(e);
        }

        @Override
        public String changes(String text) {
            return super.changes(text).trim();
        }

        @Override
        public String prepares(String text) {
            return super.prepares(text.trim());
        }

        @Override
        public String delegates(String text) {
            return another.delegates(text);
        }

        @Override
        public String supplies(String text) {
            given = () -> text;
            return super.supplies(text);
        }

        @Override
        public String tidies(String text) {
            try {
                return super.tidies(text);
            } catch (IllegalStateException e) {
                tidyUp();
                throw e;
            }
        }

        private static void tidyUp() {}

        @Override
        public String tries(String text) {
            try {
                return super.tries(text);
            } catch (IllegalStateException e) {
                return super.tries(text);
            }
        }

        @Override
        public String overloads(String text) {
            return super.passes(text);
        }

        @Override
        public String chooses(@Nullable String text) {
            return text == null ? "" : super.chooses(text);
        }

        @Override
        public String fails(String text) {
            return super.fails(text);
        }
    }

    /** It does not speak of JDBC. */
    public static class Another {
        public String passes(String text) {
            return text;
        }
    }

    /** A level above such a class. */
    public static class LevelOfAnother extends Another {
        public @Nullable Date day;

        @Override
        public String passes(String text) {
            return super.passes(text);
        }
    }
}
