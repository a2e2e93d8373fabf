package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which frames of a stack say where in the application something was read. */
class ApplicationFramesTest {

    private static List<String> of(String... types) {
        StackTraceElement[] stack = new StackTraceElement[types.length];
        for (int i = 0; i < types.length; i++) {
            stack[i] = new StackTraceElement(types[i], "read", "Any.java", i + 1);
        }
        return ApplicationFrames.of(stack);
    }

    @Test
    void theApplicationsOwnInnermostFirst() {
        assertEquals(
                Arrays.asList("com.legacy.PersonDao.read:5", "com.legacy.ListAction.read:9"),
                of(
                        "io.rowtally.runtime.Door",
                        "java.lang.RowtallyActivation",
                        "org.h2.jdbc.JdbcResultSet",
                        "com.zaxxer.hikari.pool.HikariProxyResultSet",
                        "com.legacy.PersonDao",
                        "com.legacy.PersonDao$$EnhancerBySpringCGLIB$$1",
                        "com.sun.proxy.$Proxy7",
                        "com.legacy.$Proxy8",
                        "com.legacy.ListAction",
                        "org.apache.struts2.dispatcher.Dispatcher",
                        "javax.servlet.http.HttpServlet",
                        "org.apache.catalina.core.StandardWrapperValve",
                        "java.lang.Thread"));
    }

    @Test
    void aPageIsTheApplicationsThoughTheContainerHasMadeIt() {
        assertEquals(
                Arrays.asList("org.apache.jsp.list_jsp.read:2", "jsp_servlet._admin.__list.read:3"),
                of(
                        "java.sql.ResultSet",
                        "org.apache.jsp.list_jsp",
                        "jsp_servlet._admin.__list",
                        "org.apache.jasper.servlet.JspServlet"));
    }

    @Test
    void aMethodWhoseLineIsNotKnownHasNone() {
        StackTraceElement[] stack = {new StackTraceElement("com.legacy.PersonDao", "read", null, -1)};

        assertEquals(Arrays.asList("com.legacy.PersonDao.read"), ApplicationFrames.of(stack));
    }

    @Test
    void whereTheApplicationHasNoneAFewOfWhoeverReads() {
        assertEquals(
                Arrays.asList("org.apache.catalina.realm.DataSourceRealm.read:2", "org.apache.catalina.Valve.read:3"),
                of(
                        "org.postgresql.jdbc.PgResultSet",
                        "org.apache.catalina.realm.DataSourceRealm",
                        "org.apache.catalina.Valve",
                        "java.lang.Thread"));
    }

    @Test
    void aDeepStackIsCut() {
        assertEquals(
                12,
                of(Collections.nCopies(1_000, "com.legacy.Tree").toArray(new String[0]))
                        .size());
        assertEquals(
                4,
                of(Collections.nCopies(1_000, "org.quartz.Job").toArray(new String[0]))
                        .size());
    }
}
