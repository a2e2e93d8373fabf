package io.rowtally.it.app.mappers;

import io.rowtally.it.app.Database;
import io.rowtally.it.app.Expected;
import io.rowtally.it.app.Scenarios;
import io.rowtally.it.app.pools.Stack;
import java.sql.Connection;
import java.util.List;
import java.util.logging.LogManager;
import javax.sql.DataSource;

/** Reads persons through each mapper that it is told, and prints what the mapper gave it. */
public final class ReadThroughMappers {

    private ReadThroughMappers() {}

    /** @param arguments the server's URL, empty for none; then {@code mapper@pool:kind} */
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        for (int i = 1; i < arguments.length; i++) {
            String[] parts = arguments[i].split("[@:]");
            Database database = new Database(parts[2], parts[2].equals("postgresql") ? arguments[0] : "");
            Expected expected = new Expected();
            String name = parts[0] + "_" + i;
            System.out.println("STACK " + i + ' ' + arguments[i]);
            database.through(new Stack(parts[1]), name, source -> {
                try (Connection connection = source.getConnection()) {
                    Scenarios.fill(connection, expected);
                }
                try (Mapper mapper = mapper(parts[0], source, parts[2])) {
                    read(mapper, expected);
                }
            });
            System.out.println(expected.line(name));
        }
        // threads of pools may go on
        System.exit(0);
    }

    private static Mapper mapper(String name, DataSource source, String kind) {
        boolean h2 = kind.equals("h2");
        switch (name) {
            case "jdbctemplate":
                return new JdbcTemplateMapper(source);
            case "mybatis":
                return new MyBatisMapper(source);
            case "hibernate":
                return new HibernateMapper(source, h2 ? "H2Dialect" : "PostgreSQLDialect");
            case "eclipselink":
                return new EclipseLinkMapper(source);
            case "jooq":
                return new JooqMapper(source, h2 ? "H2" : "POSTGRES");
            default:
                throw new IllegalArgumentException(name);
        }
    }

    private static void read(Mapper mapper, Expected expected) throws Exception {
        List<Person> all = mapper.all();
        answered(expected, all.size());
        for (Person person : all) {
            person(expected, person);
        }
        List<String> phones = mapper.phones();
        answered(expected, phones.size());
        for (String phone : phones) {
            int known = phone == null ? 0 : 1;
            expected.phones += known;
            expected.read += known;
            expected.piiRead += known;
        }
        mapper.setPhone(0, "13800000000");
        mapper.setPhone(10, "13800000010");
        expected.writes += 2;
        for (int id = 0; id < 25; id++) {
            person(expected, mapper.byId(id));
            answered(expected, 1);
        }
    }

    private static void answered(Expected expected, int rows) {
        expected.statements++;
        expected.sets++;
        expected.fetched += rows;
        expected.largest = Math.max(expected.largest, rows);
    }

    private static void person(Expected expected, Person person) {
        expected.read++;
        expected.names += person.getPersonName() == null ? 0 : 1;
        expected.phones += person.getPhone() == null ? 0 : 1;
        expected.piiRead += person.getPersonName() == null && person.getPhone() == null ? 0 : 1;
    }
}
