package io.rowtally.it.app.mappers;

import java.util.ArrayList;
import java.util.List;
import java.util.Vector;
import javax.sql.DataSource;
import org.eclipse.persistence.descriptors.RelationalDescriptor;
import org.eclipse.persistence.expressions.ExpressionBuilder;
import org.eclipse.persistence.mappings.DirectToFieldMapping;
import org.eclipse.persistence.queries.ReadAllQuery;
import org.eclipse.persistence.queries.ReadObjectQuery;
import org.eclipse.persistence.queries.ReportQuery;
import org.eclipse.persistence.queries.ReportQueryResult;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.eclipse.persistence.sessions.Project;
import org.eclipse.persistence.sessions.UnitOfWork;
import org.eclipse.persistence.sessions.server.ServerSession;

/** EclipseLink by its own programming interface, which is the same in all versions; its cache is bypassed. */
final class EclipseLinkMapper implements Mapper {
    private final ServerSession session;

    EclipseLinkMapper(DataSource source) {
        DatabaseLogin login = new DatabaseLogin();
        login.setConnector(new JNDIConnector(source));
        login.setUsesExternalConnectionPooling(true);
        Project project = new Project(login);
        RelationalDescriptor descriptor = new RelationalDescriptor();
        descriptor.setJavaClass(Person.class);
        descriptor.addTableName("person");
        descriptor.addPrimaryKeyFieldName("id");
        descriptor.useNoIdentityMap();
        descriptor.getQueryManager().assumeExistenceForDoesExist();
        descriptor.addMapping(direct("id", "id"));
        descriptor.addMapping(direct("personName", "person_name"));
        descriptor.addMapping(direct("phone", "phone"));
        project.addDescriptor(descriptor);
        this.session = (ServerSession) project.createServerSession(1, 2);
        session.dontLogMessages();
        session.login();
    }

    private static DirectToFieldMapping direct(String attribute, String column) {
        DirectToFieldMapping mapping = new DirectToFieldMapping();
        mapping.setAttributeName(attribute);
        mapping.setFieldName(column);
        return mapping;
    }

    @Override
    public List<Person> all() {
        List<Person> persons = new ArrayList<>();
        for (Object each : (Vector<?>) session.acquireClientSession().executeQuery(new ReadAllQuery(Person.class))) {
            persons.add((Person) each);
        }
        return persons;
    }

    @Override
    public Person byId(int id) {
        ExpressionBuilder person = new ExpressionBuilder();
        ReadObjectQuery query =
                new ReadObjectQuery(Person.class, person.get("id").equal(id));
        return (Person) session.acquireClientSession().executeQuery(query);
    }

    @Override
    public List<String> phones() {
        ReportQuery query = new ReportQuery(Person.class, new ExpressionBuilder());
        query.addAttribute("phone");
        List<String> phones = new ArrayList<>();
        for (Object row : (Vector<?>) session.acquireClientSession().executeQuery(query)) {
            phones.add((String) ((ReportQueryResult) row).get("phone"));
        }
        return phones;
    }

    @Override
    public void setPhone(int id, String phone) {
        UnitOfWork unit = session.acquireUnitOfWork();
        unit.executeNonSelectingSQL("update person set phone = '" + phone + "' where id = " + id);
        unit.commit();
    }

    @Override
    public void close() {
        session.logout();
    }
}
