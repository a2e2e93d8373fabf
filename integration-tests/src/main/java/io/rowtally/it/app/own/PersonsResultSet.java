package io.rowtally.it.app.own;

import java.math.BigInteger;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import org.h2.tools.SimpleResultSet;

/**
 * A scrollable set of synthetic persons; all that reads or moves is its own, and what else JDBC has comes from H2's class of
 * result sets that an application fills.
 */
public class PersonsResultSet extends SimpleResultSet {
    private final int persons;
    private int row;
    private boolean wasNull;

    public PersonsResultSet(int persons) {
        this.persons = persons;
        addColumn("id", Types.INTEGER, 10, 0);
        addColumn("person_name", Types.VARCHAR, 40, 0);
        addColumn("phone", Types.INTEGER, 10, 0);
    }

    private boolean on(int number) {
        row = Math.max(0, Math.min(number, persons + 1));
        return row > 0 && row <= persons;
    }

    @Override
    public boolean next() {
        return on(row + 1);
    }

    @Override
    public boolean previous() {
        return on(row - 1);
    }

    @Override
    public int getRow() {
        return row <= persons ? row : 0;
    }

    @Override
    public String getString(int column) {
        wasNull = false;
        return column == 2 ? "n" + row : String.valueOf(getInt(column));
    }

    /** Every other person has no phone. */
    @Override
    public int getInt(int column) {
        wasNull = column == 3 && row % 2 == 0;
        return wasNull ? 0 : row;
    }

    /** As many drivers do: a number is read first, and then it is asked whether it was null. */
    @Override
    public Object getObject(int column) {
        if (column == 2) {
            return getString(column);
        }
        int value = getInt(column);
        return wasNull ? null : value;
    }

    @Override
    public boolean wasNull() {
        return wasNull;
    }

    @Override
    public ResultSetMetaData getMetaData() {
        return super.getMetaData();
    }

    @Override
    public void close() {
        row = persons + 1;
    }

    /** mssql-jdbc: looks ahead. */
    public static final class SqlServer extends PersonsResultSet {
        public SqlServer(int persons) {
            super(persons);
        }

        @Override
        public boolean isLast() throws SQLException {
            boolean last = !next();
            previous();
            return last;
        }
    }

    /** Oracle's insensitive scrollable set: goes row by row. */
    public static final class Oracle extends PersonsResultSet {
        public Oracle(int persons) {
            super(persons);
        }

        @Override
        public boolean relative(int rows) throws SQLException {
            boolean on = getRow() > 0;
            for (int i = 0; i < Math.abs(rows); i++) {
                on = rows > 0 ? next() : previous();
            }
            return on;
        }
    }

    /** MySQL's, MariaDB's and Oracle's updatable sets: have moves and getters of their own, which call those above. */
    public static final class Updatable extends PersonsResultSet {
        public Updatable(int persons) {
            super(persons);
        }

        /** Nothing is kept; that it may fail is what tells the agent that this class is one of JDBC's. */
        @Override
        public void updateInt(int column, int value) throws SQLException {}

        @Override
        public boolean next() {
            return super.next();
        }

        @Override
        public String getString(int column) {
            return super.getString(column);
        }

        @Override
        public int getInt(int column) {
            return super.getInt(column);
        }
    }

    /** pgjdbc: reads the row anew, here by moving away and back. */
    public static final class Refreshing extends PersonsResultSet {
        public Refreshing(int persons) {
            super(persons);
        }

        @Override
        public void refreshRow() throws SQLException {
            next();
            getString(2);
            previous();
        }
    }

    /** Oracle's and those like it: getters of the vendor's own types, beside one that only tells of the column. */
    public static final class Vendors extends PersonsResultSet {
        public Vendors(int persons) {
            super(persons);
        }

        /** Nothing is kept, as in {@link Updatable}. */
        @Override
        public void updateInt(int column, int value) throws SQLException {}

        public CharSequence getCHAR(int column) {
            return new StringBuilder("n").append(getRow());
        }

        public CharSequence getCHAR(String label) throws SQLException {
            return getCHAR(findColumn(label));
        }

        public BigInteger getNUMBER(int column) {
            int value = getInt(column);
            return wasNull() ? null : BigInteger.valueOf(value);
        }

        public int getColumnOID(int column) {
            return 1043;
        }
    }
}
