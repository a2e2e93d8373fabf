package io.rowtally.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Labels of drivers that do not tell which column they find: learnt in the order in which they are read. */
class PlaceTest {
    private final Shape shape = new Shape(Origin.UNKNOWN, null);

    @Test
    void aNewLabelStandsWhereItIsReadAndTheOthersMoveOn() {
        Shape.Place[] order = with(with(with(Shape.Place.NONE, 0, "a", 1), 1, "c", 3), 1, "b", 2);

        assertArrayEquals(
                new int[] {1, 2, 3},
                IntStream.range(0, 3).map(i -> order[i].column).toArray());
        assertArrayEquals(
                new long[] {1L << 1, 1L << 2, 1L << 3},
                IntStream.range(0, 3).mapToLong(i -> order[i].bit).toArray());
    }

    @Test
    void anEqualLabelIsFoundWhereverItStands() {
        Shape.Place[] order = with(with(Shape.Place.NONE, 0, "a", 1), 1, "b", 2);

        assertEquals(0, Shape.Place.find(order, 0, copy("a")));
        assertEquals(0, Shape.Place.find(order, 1, copy("a")));
        assertEquals(1, Shape.Place.find(order, 0, "b"));
        assertEquals(1, Shape.Place.find(order, 2, copy("b")));
        assertEquals(-1, Shape.Place.find(order, 0, "c"));
    }

    @Test
    void aColumnThatNoBitCanSayIsNoOnesShortWay() {
        String label = "wide";

        assertNotSame(label, with(Shape.Place.NONE, 0, label, 64)[0].key);
        assertSame(label, with(Shape.Place.NONE, 0, label, 63)[0].key);
    }

    @Test
    void aShapeLearnsEachSpellingOnce() {
        shape.label(new String[] {"ID", "NAME"});

        assertEquals(1, shape.orderWith("name", 0).length);
        assertEquals(1, shape.orderWith(copy("name"), 0).length);
        assertEquals(2, shape.orderWith("Name", 0).length);
        assertEquals(2, shape.orderWith("Name", 0)[0].column);
        assertEquals(2, shape.orderWith("phone", 0).length, "no column has it");
    }

    @Test
    void whatAShapeLearnsIsBounded() {
        String[] labels = IntStream.rangeClosed(1, 2_100).mapToObj(i -> "c" + i).toArray(String[]::new);
        shape.label(labels);

        for (int i = 0; i < labels.length; i++) {
            Shape.Place[] order = shape.orderWith(labels[i], i);
            assertEquals(i + 1, order[Shape.Place.find(order, i, labels[i])].column);
        }

        assertEquals(2_048, shape.order().length);
    }

    private static Shape.Place[] with(Shape.Place[] order, int guess, String label, int column) {
        return Shape.Place.with(order, guess, label, column);
    }

    @SuppressWarnings("StringOperationCanBeSimplified")
    private static String copy(String label) {
        return new String(label);
    }
}
