package io.rowtally.it.app.mappers;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.BeanPropertyRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;

/** Spring's. */
final class JdbcTemplateMapper implements Mapper {
    private static final String COLUMNS = "select id, person_name, phone from person ";

    private final JdbcTemplate template;

    JdbcTemplateMapper(DataSource source) {
        this.template = new JdbcTemplate(source);
    }

    @Override
    public List<Person> all() {
        return template.query(COLUMNS + "order by id", BeanPropertyRowMapper.newInstance(Person.class));
    }

    @Override
    public Person byId(int id) {
        return template.queryForObject(COLUMNS + "where id = ?", BeanPropertyRowMapper.newInstance(Person.class), id);
    }

    @Override
    public List<String> phones() {
        return template.queryForList("select phone from person order by id", String.class);
    }

    @Override
    public void setPhone(int id, String phone) {
        template.update("update person set phone = ? where id = ?", phone, id);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
