package io.rowtally.it.app.mappers;

import java.util.List;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** MyBatis with annotations, statements reused within a session. */
final class MyBatisMapper implements Mapper {
    private final SqlSessionFactory factory;

    /** The statements. */
    public interface Statements {
        @Select("select id, person_name, phone from person order by id")
        List<Person> all();

        @Select("select id, person_name, phone from person where id = #{id}")
        Person byId(int id);

        @Select("select phone from person order by id")
        List<String> phones();

        @Update("update person set phone = #{phone} where id = #{id}")
        int setPhone(@Param("id") int id, @Param("phone") String phone);
    }

    MyBatisMapper(DataSource source) {
        Configuration configuration = new Configuration(new Environment("test", new JdbcTransactionFactory(), source));
        configuration.setMapUnderscoreToCamelCase(true);
        configuration.setDefaultExecutorType(ExecutorType.REUSE);
        configuration.addMapper(Statements.class);
        this.factory = new SqlSessionFactoryBuilder().build(configuration);
    }

    /** What is done in one session. */
    private interface Work<T> {
        T on(Statements statements);
    }

    private <T> T inSession(Work<T> work) {
        try (SqlSession session = factory.openSession()) {
            T answer = work.on(session.getMapper(Statements.class));
            session.commit();
            return answer;
        }
    }

    @Override
    public List<Person> all() {
        return inSession(Statements::all);
    }

    @Override
    public Person byId(int id) {
        return inSession(statements -> statements.byId(id));
    }

    @Override
    public List<String> phones() {
        return inSession(Statements::phones);
    }

    @Override
    public void setPhone(int id, String phone) {
        inSession(statements -> statements.setPhone(id, phone));
    }

    @Override
    public void close() {
        // nothing is open
    }
}
