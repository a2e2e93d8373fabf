package io.rowtally.it.app.mappers;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.cfg.Configuration;

/** Hibernate by a mapping file, which needs no annotations: those are in other packages from version 6 on. */
final class HibernateMapper implements Mapper {
    private static final String MAPPING = "<?xml version='1.0'?>"
            + "<hibernate-mapping xmlns='http://www.hibernate.org/xsd/orm/hbm'>"
            + "<class name='io.rowtally.it.app.mappers.Person' table='person'>"
            + "<id name='id' column='id'/>"
            + "<property name='personName' column='person_name'/>"
            + "<property name='phone' column='phone'/>"
            + "</class></hibernate-mapping>";

    private final SessionFactory factory;

    /** @param dialect the database's, since Hibernate would ask it */
    HibernateMapper(DataSource source, String dialect) {
        Configuration configuration = new Configuration();
        configuration.addInputStream(new ByteArrayInputStream(MAPPING.getBytes(StandardCharsets.UTF_8)));
        configuration.getProperties().put("hibernate.connection.datasource", source);
        configuration.setProperty("hibernate.dialect", "org.hibernate.dialect." + dialect);
        configuration.setProperty("hibernate.temp.use_jdbc_metadata_defaults", "false");
        configuration.setProperty("hibernate.boot.allow_jdbc_metadata_access", "false");
        this.factory = configuration.buildSessionFactory();
    }

    private <T> T inSession(Function<Session, T> work) {
        try (Session session = factory.openSession()) {
            Transaction transaction = session.beginTransaction();
            T answer = work.apply(session);
            transaction.commit();
            return answer;
        }
    }

    @Override
    public List<Person> all() {
        return inSession(session ->
                session.createQuery("from Person p order by p.id", Person.class).getResultList());
    }

    @Override
    public Person byId(int id) {
        return inSession(session -> session.createQuery("from Person p where p.id = :id", Person.class)
                .setParameter("id", id)
                .getSingleResult());
    }

    @Override
    public List<String> phones() {
        return inSession(session -> session.createQuery("select p.phone from Person p order by p.id", String.class)
                .getResultList());
    }

    @Override
    public void setPhone(int id, String phone) {
        inSession(session -> session.createQuery("update Person set phone = :phone where id = :id")
                .setParameter("phone", phone)
                .setParameter("id", id)
                .executeUpdate());
    }

    @Override
    public void close() {
        factory.close();
    }
}
