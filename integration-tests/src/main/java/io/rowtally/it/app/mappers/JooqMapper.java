package io.rowtally.it.app.mappers;

import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** jOOQ without generated classes. */
final class JooqMapper implements Mapper {
    private static final String COLUMNS = "select id, person_name, phone from person ";

    private final DSLContext context;

    JooqMapper(DataSource source, String dialect) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        this.context = DSL.using(source, SQLDialect.valueOf(dialect));
    }

    private static Person person(Record row) {
        Person person = new Person();
        person.setId(row.get(0, Integer.class));
        person.setPersonName(row.get(1, String.class));
        person.setPhone(row.get(2, String.class));
        return person;
    }

    @Override
    public List<Person> all() {
        return context.resultQuery(COLUMNS + "order by id").fetch(JooqMapper::person);
    }

    @Override
    public Person byId(int id) {
        return context.resultQuery(COLUMNS + "where id = ?", id).fetchOne(JooqMapper::person);
    }

    @Override
    public List<String> phones() {
        return context.resultQuery("select phone from person order by id").fetch(0, String.class);
    }

    @Override
    public void setPhone(int id, String phone) {
        context.query("update person set phone = ? where id = ?", phone, id).execute();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
