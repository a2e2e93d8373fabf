package io.rowtally.bridge;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * The one door from the bridge to the agent. Called on application threads, only from slow paths (a new shape, a new
 * activation, the first row of an unknown query, the end of a request); implemented behind the agent's own class
 * loader and set once, before any class is advised.
 */
public interface Hooks {

    /** The SQL text without its inline literals, so that one statement with many literals is one shape. */
    String normalise(String sql);

    /**
     * The column labels of a result set by {@code ResultSet.getMetaData()}, the only JDBC call that the agent makes.
     *
     * @return labels by column, or null where the driver refuses
     */
    String @Nullable [] labels(Object resultSet);

    /** Whether rows of this class count: a {@code java.sql.ResultSet}, and not a rowset, which only repeats rows. */
    boolean counts(Class<?> type);

    /** The database behind a connection, from what was handed to {@code Driver.connect}. */
    Origin connected(String url, @Nullable Object properties);

    /** The database behind a connection that a data source made without {@code Driver.connect}. */
    @Nullable
    Origin connectedBy(Object dataSource);

    /** As much of the database as a driver's class tells by its name; null where it is no driver's that is known. */
    @Nullable
    Origin driver(Class<?> type);

    /** A shape got its labels: it waits for its tags from now on. */
    void shapeBorn(Shape shape);

    /**
     * A value that the application has read on one of the few rows that are looked at. Kept in memory until the agent's thread
     * has looked at it, within a limit.
     *
     * @param column from 1
     * @param row the same number for all values of one row, most likely another one for those of others
     */
    void sample(Shape shape, int column, Object value, long row);

    /** What is kept of a value that identifies a person, instead of it; 0 where it identifies nobody. Allocates nothing. */
    int coupon(Object value);

    /** The same of a number. */
    int coupon(long value);

    /**
     * The same of a name with a birth date.
     *
     * @param name the value of the name's first column, null where it was not read
     * @param names the same of its other columns; null where the name is in one
     * @param birthDate as {@link #birthDate} has it, not 0
     */
    int coupon(@Nullable Object name, @Nullable Object @Nullable [] names, long birthDate);

    /** The day that a value says, the same however it is said; 0 where it says none. */
    long birthDate(Object value);

    /** How the JVM keeps texts: {@code String.value()} and {@code String.coder()}. */
    void texts(MethodHandle value, MethodHandle coder);

    /** An activation counted for the first time: the ledger reads it from now on. */
    void activationBorn(Activation activation);

    /** The calling thread takes the long way with a row, because the agent's thread wants to know whose rows these are. */
    void rowUnderWay(Activation activation);

    /**
     * Asks who the scope's user is, on the thread that serves it.
     *
     * @param guess whether guessed sources may answer too: at the scope's end or when its line is due, not before
     */
    void askForUser(Scope scope, boolean guess);

    /**
     * What a statement tells its connection of the user, where the operator has named such statements; null where it tells nothing
     * whatever its literals are.
     */
    @Nullable
    Telling telling(String sql);

    /** A statement that tells its connection of the user. Immutable. */
    interface Telling {
        /**
         * It was executed.
         *
         * @param bound its parameters as far as they were bound, the first at 1; null where none was
         */
        void told(@Nullable Object @Nullable [] bound, Origin.Session session);
    }

    /** Something in the agent failed in a way that the application must not notice. */
    void failed(Throwable failure);
}
