package io.rowtally.instrument.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Function;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether an object may call one of its own methods, as the constants of its class and of those above tell. */
class SelfCallsTest {
    private static final CallGraph.Wanted ASKED = (name, descriptor) -> name.equals("asked");

    @ParameterizedTest
    @ValueSource(classes = {Plain.class, AsksAnother.class, AsksThroughInterface.class, BelowPlain.class})
    void whoCallsNoneOfItsOwnReachesNone(Class<?> type) {
        assertEquals(false, mayReach(type, type.getClassLoader()));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                AsksItself.class,
                AsksInALambda.class,
                HandsItOn.class,
                AsksAbove.class,
                BelowAsksItself.class,
                AskedFromAbove.class
            })
    void whoMayCallOneOfItsOwnReachesIt(Class<?> type) {
        assertEquals(true, mayReach(type, type.getClassLoader()));
    }

    @Test
    void ofAClassAboveThatCannotBeReadTheWorstIsExpected() {
        ClassLoader without = new ClassLoader(null) {};

        assertEquals(true, mayReach(BelowPlain.class, without));
        assertEquals(false, mayReach(Plain.class, without), "only the JDK's own is above");
    }

    @Test
    void eachQuestionHasItsOwnAnswer() {
        SelfCalls calls = of(AsksItself.class, AsksItself.class.getClassLoader());

        assertEquals(true, calls.mayReach(ASKED));
        assertEquals(false, calls.mayReach((name, descriptor) -> name.equals("other")));
        assertEquals(true, calls.mayReach(ASKED));
    }

    private static boolean mayReach(Class<?> type, ClassLoader above) {
        return of(type, above).mayReach(ASKED);
    }

    private static SelfCalls of(Class<?> type, ClassLoader above) {
        MethodNames names = new MethodNames();
        byte[] classFile = ClassFile.of(type.getClassLoader(), type.getName());
        return new SelfCalls(ClassOutline.read(classFile, names), classFile, new Hierarchy(above, names));
    }

    /** One that is asked, through whatever interface. */
    interface Asked {
        int asked(int column);
    }

    static class Plain implements Asked {
        @Override
        public int asked(int column) {
            return column;
        }

        int other() {
            return 0;
        }
    }

    static class AsksAnother implements Asked {
        private final Plain other = new Plain();

        @Override
        public int asked(int column) {
            return other.asked(column) + other.other();
        }
    }

    static class AsksThroughInterface implements Asked {
        private final Asked other = new Plain();

        @Override
        public int asked(int column) {
            return other.asked(column);
        }
    }

    static class BelowPlain extends Plain {
        @Override
        int other() {
            return 1;
        }
    }

    static class AsksItself extends Plain {
        @Override
        int other() {
            return asked(1);
        }
    }

    static class AsksInALambda extends Plain {
        @Override
        int other() {
            IntSupplier asks = () -> asked(1);
            return asks.getAsInt();
        }
    }

    static class HandsItOn extends Plain {
        Function<Integer, Integer> handed() {
            return this::asked;
        }
    }

    static class AsksAbove extends Plain {
        @Override
        public int asked(int column) {
            return super.asked(column);
        }
    }

    static class BelowAsksItself extends AsksItself {
        int more() {
            return other();
        }
    }

    abstract static class AsksFromAbove {
        abstract int asked(int column);

        int other() {
            return asked(1);
        }
    }

    static class AskedFromAbove extends AsksFromAbove {
        @Override
        int asked(int column) {
            return column;
        }
    }
}
