package io.rowtally.ledger;

import java.util.ArrayList;
import java.util.List;

/** Of a stack the frames that the application's people have written, innermost first: class, method and line. */
final class ApplicationFrames {
    private static final int MOST = 12;
    /** Of a stack without any: enough to tell which part of a server or framework it was. */
    private static final int FEW = 4;

    /** What every application reads through: the JDK, drivers, pools, and ourselves. */
    private static final String[] BENEATH = {
        "java.",
        "javax.",
        "jakarta.",
        "jdk.",
        "sun.",
        "com.sun.",
        "io.rowtally.runtime.",
        "io.rowtally.ledger.",
        "io.rowtally.bridge.",
        "org.postgresql.",
        "org.h2.",
        "org.sqlite.",
        "org.hsqldb.",
        "org.apache.derby.",
        "org.mariadb.",
        "com.mysql.",
        "oracle.",
        "com.microsoft.sqlserver.",
        "net.sourceforge.jtds.",
        "com.ibm.db2.",
        "com.informix.",
        "dm.jdbc.",
        "com.kingbase8.",
        "org.firebirdsql.",
        "com.clickhouse.",
        "org.duckdb.",
        "net.snowflake.",
        "org.apache.hive.",
        "com.zaxxer.hikari.",
        "com.alibaba.druid.",
        "com.mchange.",
        "org.apache.commons.dbcp",
        "org.apache.commons.pool",
        "org.apache.tomcat.jdbc.",
        "org.apache.tomcat.dbcp.",
        "org.logicalcobwebs.",
        "snaq.db.",
        "io.agroal.",
        "org.vibur.",
        "com.p6spy.",
        "com.jolbox."
    };

    /** What containers make of the application's pages. */
    private static final String[] PAGES = {"org.apache.jsp.", "jsp_servlet."};

    /** What calls the application, or stands between it and JDBC. */
    private static final String[] AROUND = {
        "org.apache.",
        "org.eclipse.",
        "org.springframework.",
        "org.hibernate.",
        "org.mybatis.",
        "com.baomidou.",
        "org.jboss.",
        "io.undertow.",
        "io.netty.",
        "io.vertx.",
        "io.quarkus.",
        "io.smallrye.",
        "weblogic.",
        "com.ibm.",
        "com.tongweb.",
        "com.caucho.",
        "org.glassfish.",
        "com.opensymphony.",
        "org.quartz.",
        "groovy.",
        "kotlin.",
        "scala.",
        "reactor.",
        "com.google.",
        "net.sf.",
        "org.jooq.",
        "org.jdbi.",
        "org.codehaus."
    };

    private ApplicationFrames() {}

    /** The frames of a stack; where the application has none in it, a few of whoever read. */
    static List<String> of(StackTraceElement[] stack) {
        List<String> own = frames(stack, true, MOST);
        return own.isEmpty() ? frames(stack, false, FEW) : own;
    }

    private static List<String> frames(StackTraceElement[] stack, boolean own, int most) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : stack) {
            String type = frame.getClassName();
            if (frames.size() < most && !isGenerated(type) && (isOwn(type) || !own && !startsWith(type, BENEATH))) {
                int line = frame.getLineNumber();
                frames.add(type + '.' + frame.getMethodName() + (line > 0 ? ":" + line : ""));
            }
        }
        return frames;
    }

    private static boolean isGenerated(String type) {
        return type.contains("$$") || type.contains("$Proxy");
    }

    private static boolean isOwn(String type) {
        return startsWith(type, PAGES) || !startsWith(type, BENEATH) && !startsWith(type, AROUND);
    }

    private static boolean startsWith(String type, String[] packages) {
        for (String one : packages) {
            if (type.startsWith(one)) {
                return true;
            }
        }
        return false;
    }
}
