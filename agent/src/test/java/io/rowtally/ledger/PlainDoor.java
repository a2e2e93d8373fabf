package io.rowtally.ledger;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Hooks;
import io.rowtally.bridge.Origin;
import io.rowtally.bridge.Shape;
import io.rowtally.instrument.jdbc.Labels;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** The agent's side of the bridge for the ledger's tests: columns have the labels that the driver says, and nothing else is asked. */
abstract class PlainDoor implements Hooks {
    @Override
    public void texts(MethodHandle value, MethodHandle coder) {}

    @Override
    public int coupon(Object value) {
        return 0;
    }

    @Override
    public int coupon(long value) {
        return 0;
    }

    @Override
    public int coupon(@Nullable Object name, @Nullable Object @Nullable [] names, long birthDate) {
        return 0;
    }

    @Override
    public long birthDate(Object value) {
        return 0;
    }

    @Override
    public void sample(Shape shape, int column, Object value, long row) {
        // nobody looks at values here
    }

    @Override
    public String normalise(String sql) {
        return sql;
    }

    @Override
    public String @Nullable [] labels(Object resultSet) {
        return Labels.of(resultSet);
    }

    @Override
    public boolean counts(Class<?> type) {
        return Labels.counts(type);
    }

    @Override
    public @Nullable Origin driver(Class<?> type) {
        return null;
    }

    @Override
    public @Nullable Origin connectedBy(Object dataSource) {
        return null;
    }

    @Override
    public void rowUnderWay(Activation activation) {}

    @Override
    public @Nullable Telling telling(String sql) {
        return null;
    }
}
