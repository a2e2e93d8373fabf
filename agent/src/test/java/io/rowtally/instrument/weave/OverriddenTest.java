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
    @ValueSource(classes = {Passes.class, PassesFromFarther.class, Translates.class})
    void whatIsOnlyPassedOnIsAdvisedAbove(Class<?> level) throws Exception {
        assertEquals("1 returned, 0 thrown", asked(level, true));
        assertEquals("2 returned, 0 thrown", asked(level, false), "a role that wants all levels");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Changes.class,
                Prepares.class,
                Delegates.class,
                Supplies.class,
                TidiesUp.class,
                TriesAgain.class,
                AsksAnother.class,
                Chooses.class,
                PassesOfStranger.class
            })
    void whatDoesMoreIsAdvisedItself(Class<?> level) throws Exception {
        assertEquals("2 returned, 0 thrown", asked(level, true));
    }

    @Test
    void whatItThrowsIsSeenOnce() {
        assertThrows(ReflectiveOperationException.class, () -> asked(Fails.class, true));

        assertEquals("0 returned, 1 thrown", Trace.seen());
    }

    private static String asked(Class<?> type, boolean enoughAbove) throws Exception {
        String nest = OverriddenTest.class.getName() + '$';
        WovenClasses loader = new WovenClasses(new TracedRole(enoughAbove), name -> name.startsWith(nest));
        Object level = loader.loadClass(type.getName()).getConstructor().newInstance();
        Trace.reset();

        Object answer = level.getClass().getMethod("asked", String.class).invoke(level, "text");

        assertEquals("text", answer);
        return Trace.seen();
    }

    /** What is overridden; it speaks of JDBC, so it is looked at when it loads. */
    public static class Above {
        public @Nullable Date day;

        public String asked(@Nullable String text) {
            return String.valueOf(text);
        }

        public String another(String text) {
            return text;
        }
    }

    public static class Passes extends Above {
        @Override
        public String asked(@Nullable String text) {
            return super.asked(text);
        }
    }

    /** Declares no such method. */
    public static class Between extends Above {
        @Override
        public String another(String text) {
            return text.trim();
        }
    }

    public static class PassesFromFarther extends Between {
        @Override
        public String asked(@Nullable String text) {
            return super.asked(text);
        }
    }

    public static class Translates extends Above {
        @Override
        public String asked(@Nullable String text) {
            try {
                return super.asked(text);
            } catch (IllegalStateException e) {
                throw translated(e);
            }
        }

        private static IllegalArgumentException translated(IllegalStateException e) {
            return new IllegalArgumentException(e);
        }
    }

    public static class Changes extends Above {
        @Override
        public String asked(@Nullable String text) {
            return super.asked(text).trim();
        }
    }

    public static class Prepares extends Above {
        @Override
        public String asked(@Nullable String text) {
            return super.asked(String.valueOf(text));
        }
    }

    public static class Delegates extends Above {
        private final Above other = new Above();

        @Override
        public String asked(@Nullable String text) {
            return other.asked(text);
        }
    }

    public static class Supplies extends Above {
        public @Nullable Supplier<String> given;

        @Override
        public String asked(@Nullable String text) {
            given = () -> "given";
            return super.asked(text);
        }
    }

    public static class TidiesUp extends Above {
        @Override
        public String asked(@Nullable String text) {
            try {
                return super.asked(text);
            } catch (IllegalStateException e) {
                tidyUp();
                throw e;
            }
        }

        private static void tidyUp() {}
    }

    public static class TriesAgain extends Above {
        @Override
        public String asked(@Nullable String text) {
            try {
                return super.asked(text);
            } catch (IllegalStateException e) {
                return super.asked(text);
            }
        }
    }

    public static class AsksAnother extends Above {
        @Override
        public String asked(@Nullable String text) {
            return super.another("text");
        }
    }

    public static class Chooses extends Above {
        @Override
        public String asked(@Nullable String text) {
            return text == null ? "" : super.asked(text);
        }
    }

    public static class Failing extends Above {
        public @Nullable Date since;

        @Override
        public String asked(@Nullable String text) {
            throw new IllegalStateException(text);
        }
    }

    public static class Fails extends Failing {
        @Override
        public String asked(@Nullable String text) {
            return super.asked(text);
        }
    }

    /** It does not speak of JDBC, so nobody looks at it when it loads. */
    public static class Stranger {
        public String asked(@Nullable String text) {
            return String.valueOf(text);
        }
    }

    public static class PassesOfStranger extends Stranger {
        public @Nullable Date day;

        @Override
        public String asked(@Nullable String text) {
            return super.asked(text);
        }
    }
}
