package io.rowtally.it.app.ways;

import java.sql.CallableStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.util.Map;

/** What procedures give back in their parameters: one row an execution, once one of them is read. */
final class Called {
    private Called() {}

    static void ways(Map<String, Way> all) {
        all.put("out_by_index", Called::byIndex);
        all.put("out_of_a_function", Called::function);
        all.put("out_by_name", Called::byName);
        all.put("out_by_name_registered_by_index", Called::byNameOnly);
        all.put("out_read_again_and_again", Called::again);
        all.put("out_never_read", Called::neverRead);
        all.put("out_never_closed", Called::neverClosed);
        all.put("out_by_every_getter", Called::everyGetter);
    }

    /** A procedure that gives name and phone of a person, both OUT but the last of three parameters. */
    private static CallableStatement person(Desk desk) throws SQLException {
        switch (desk.store.kind) {
            case "hsqldb":
                desk.write("create procedure person_of(in person_id int, out person_name varchar(40),"
                        + " out phone varchar(20)) reads sql data begin atomic"
                        + " set person_name = select p.person_name from person p where p.id = person_id;"
                        + " set phone = select p.phone from person p where p.id = person_id; end");
                return desk.connection.prepareCall("{call person_of(?, ?, ?)}");
            case "derby":
                desk.write("create procedure person_of(in id int, out person_name varchar(40), out phone varchar(20))"
                        + " language java parameter style java reads sql data external name '"
                        + Routines.class.getName() + ".person'");
                return desk.connection.prepareCall("{call person_of(?, ?, ?)}");
            case "postgresql":
                desk.write("create function person_of(in id int, out person_name varchar, out phone varchar) as"
                        + " 'select p.person_name, p.phone from person p where p.id = $1' language sql");
                return desk.connection.prepareCall("{call person_of(?, ?, ?)}");
            default:
                throw new SQLFeatureNotSupportedException("no OUT parameters");
        }
    }

    static CallableStatement registered(Desk desk) throws SQLException {
        CallableStatement call = person(desk);
        call.registerOutParameter(2, Types.VARCHAR);
        call.registerOutParameter(3, Types.VARCHAR);
        return call;
    }

    private static void row(Desk desk, Object... values) {
        boolean read = false;
        for (Object value : values) {
            read |= value != null;
        }
        desk.books.fetched++;
        desk.books.read += read ? 1 : 0;
    }

    private static void byIndex(Desk desk) throws SQLException {
        try (CallableStatement call = registered(desk)) {
            for (int id = 0; id < Desk.PERSONS; id++) {
                call.setInt(1, id);
                desk.call(call);
                if (id % 2 == 0) {
                    row(desk, call.getString(3));
                } else {
                    row(desk, call.getObject(2), call.getString(3));
                }
            }
        }
    }

    private static void function(Desk desk) throws SQLException {
        switch (desk.store.kind) {
            case "h2":
                desk.write("create alias name_of for '" + Routines.class.getName() + ".name'");
                break;
            case "hsqldb":
                desk.write("create function name_of(person_id int) returns varchar(40) reads sql data"
                        + " return select p.person_name from person p where p.id = person_id");
                break;
            case "postgresql":
                desk.write("create function name_of(person_id int) returns varchar as"
                        + " 'select p.person_name from person p where p.id = $1' language sql");
                break;
            default:
                throw new SQLFeatureNotSupportedException("a function of another kind");
        }
        try (CallableStatement call = desk.connection.prepareCall("{? = call name_of(?)}")) {
            call.registerOutParameter(1, Types.VARCHAR);
            for (int id = 0; id < Desk.PERSONS; id++) {
                call.setInt(2, id);
                desk.call(call);
                if (id % 2 == 0) {
                    row(desk, call.getString(1), call.getObject(1));
                }
            }
        }
    }

    private static void byName(Desk desk) throws SQLException {
        try (CallableStatement call = person(desk)) {
            call.registerOutParameter("PERSON_NAME", Types.VARCHAR);
            call.registerOutParameter("PHONE", Types.VARCHAR);
            readByName(desk, call);
        }
    }

    /** The agent learns the names where they are read. */
    private static void byNameOnly(Desk desk) throws SQLException {
        try (CallableStatement call = registered(desk)) {
            readByName(desk, call);
        }
    }

    private static void readByName(Desk desk, CallableStatement call) throws SQLException {
        for (int id = 0; id < Desk.PERSONS; id++) {
            call.setInt(1, id);
            desk.call(call);
            String name = id % 3 == 0 ? null : call.getString("PERSON_NAME");
            String phone = id % 2 == 0 ? null : call.getString("PHONE");
            if (id % 3 != 0 || id % 2 != 0) {
                row(desk, name, phone);
                desk.books.names += name == null ? 0 : 1;
                desk.books.phones += phone == null ? 0 : 1;
                desk.books.piiRead += name == null && phone == null ? 0 : 1;
            }
        }
    }

    private static void again(Desk desk) throws SQLException {
        try (CallableStatement call = registered(desk)) {
            call.setInt(1, 3);
            desk.call(call);
            row(desk, call.getString(2));
            for (int i = 0; i < 10; i++) {
                call.getString(2);
                call.getString(3);
                call.wasNull();
            }
        }
    }

    private static void neverRead(Desk desk) throws SQLException {
        try (CallableStatement call = registered(desk)) {
            for (int id = 0; id < Desk.PERSONS; id++) {
                call.setInt(1, id);
                desk.call(call);
            }
        }
    }

    private static void neverClosed(Desk desk) throws SQLException {
        CallableStatement call = registered(desk);
        for (int id = 1; id < 4; id++) {
            call.setInt(1, id);
            desk.call(call);
            row(desk, call.getString(2));
        }
        // a pool closes the statement when it gets its connection back
        desk.books.assumed += desk.store.pooled ? 0 : 1;
    }

    private static void everyGetter(Desk desk) throws SQLException {
        try (CallableStatement call = registered(desk)) {
            call.setInt(1, 3);
            desk.call(call);
            row(desk, call.getObject(2));
            call.getObject(3);
            refused(() -> call.getObject(2, String.class));
            refused(() -> call.getCharacterStream(2));
            refused(() -> call.getNString(2));
            refused(() -> call.getInt(2));
            refused(() -> call.getString(7));
            refused(() -> call.getString("nothing"));
        }
    }

    private interface Call {
        Object ask() throws SQLException;
    }

    /** What a driver may refuse. */
    private static void refused(Call call) {
        try {
            call.ask();
        } catch (SQLException | RuntimeException | AbstractMethodError e) {
            Desk.must(e.getMessage() == null || !e.getMessage().contains("owtally"), "the driver's own");
        }
    }
}
