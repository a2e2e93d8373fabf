package io.rowtally.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Labels of drivers that do not tell which column they find: learnt in the order in which they are read. */
class OrderTest {
    private final Shape shape = new Shape(Origin.UNKNOWN, null);

    @Test
    void aNewLabelStandsLastAndTheOthersStayWhereTheyAre() {
        Shape.Order order = Shape.Order.NONE.with("a", 1).with("c", 3).with("b", 2);

        assertArrayEquals(
                new int[] {1, 3, 2}, IntStream.range(0, 3).map(order::column).toArray());
        assertEquals(1L << 3 | 1L << 2, order.bits(1, 3));
        assertEquals(0, order.bits(1, 1));
    }

    @Test
    void anEqualLabelIsFoundWhereverItStands() {
        Shape.Order order = Shape.Order.NONE.with("a", 1).with("b", 2);

        assertEquals(0, order.find(0, copy("a")));
        assertEquals(0, order.find(1, copy("a")));
        assertEquals(1, order.find(0, "b"));
        assertEquals(1, order.find(2, copy("b")));
        assertEquals(-1, order.find(0, "c"));
    }

    @Test
    void aColumnThatNoBitCanSayIsNoOnesShortWay() {
        String label = "wide";

        assertNotSame(label, Shape.Order.NONE.with(label, Signature.LAST + 1).keys[0]);
        assertSame(label, Shape.Order.NONE.with(label, Signature.LAST).keys[0]);
    }

    @Test
    void aShapeLearnsEachSpellingOnce() {
        shape.label(new String[] {"ID", "NAME"});

        assertEquals(1, shape.orderWith("name").length());
        assertEquals(1, shape.orderWith(copy("name")).length());
        assertEquals(2, shape.orderWith("Name").length());
        assertEquals(2, shape.orderWith("Name").column(1));
        assertEquals(2, shape.orderWith("phone").length(), "no column has it");
    }

    @Test
    void whatAShapeLearnsIsBounded() {
        String[] labels = IntStream.rangeClosed(1, 2_100).mapToObj(i -> "c" + i).toArray(String[]::new);
        shape.label(labels);

        for (int i = 0; i < labels.length; i++) {
            Shape.Order order = shape.orderWith(labels[i]);
            assertEquals(i + 1, order.column(order.find(i, labels[i])));
        }

        assertEquals(2_047, shape.order().length());
    }

    @SuppressWarnings("StringOperationCanBeSimplified")
    private static String copy(String label) {
        return new String(label);
    }
}
