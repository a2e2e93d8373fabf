package io.rowtally.identity;

/** Which classes the application's people have written, by their names. */
public final class ApplicationClasses {
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

    /** Below it is what containers make of the application's pages; WebLogic's begin with nothing that others have. */
    private static final String PAGES = "org.apache.jsp.";

    /** What calls the application, or stands between it and JDBC. */
    private static final String[] AROUND = {
        "org.apache.",
        "org.eclipse.",
        "org.springframework.",
        "org.hibernate.",
        "org.mybatis.",
        "com.baomidou.",
        "org.jboss.",
        "org.wildfly.",
        "org.infinispan.",
        "org.jgroups.",
        "org.xnio.",
        "io.undertow.",
        "io.netty.",
        "io.vertx.",
        "io.quarkus.",
        "io.smallrye.",
        "weblogic.",
        "com.ibm.",
        "io.openliberty.",
        "com.tongweb.",
        "com.caucho.",
        "org.glassfish.",
        "org.jvnet.",
        "fish.payara.",
        "com.hazelcast.",
        "com.bes.",
        "com.apusic.",
        "com.cvicse.",
        "com.opensymphony.",
        "org.quartz.",
        "groovy.",
        "kotlin.",
        "scala.",
        "reactor.",
        "io.reactivex.",
        "com.arjuna.",
        "org.jberet.",
        "com.google.",
        "com.lmax.",
        "com.mongodb.",
        "com.rabbitmq.",
        "ch.qos.logback.",
        "org.slf4j.",
        "org.osgi.",
        "com.fasterxml.",
        "org.bouncycastle.",
        "io.lettuce.",
        "okhttp3.",
        "okio.",
        "redis.clients.",
        "net.sf.",
        "org.jooq.",
        "org.jdbi.",
        "org.codehaus."
    };

    private ApplicationClasses() {}

    /** Whether a class is the application's own, a page of its made by the container included. */
    public static boolean are(String name) {
        return name.startsWith(PAGES) || !startsWith(name, BENEATH) && !startsWith(name, AROUND);
    }

    /** Whether a class is what reads, and not what it reads through. */
    public static boolean read(String name) {
        return !startsWith(name, BENEATH);
    }

    private static boolean startsWith(String name, String[] packages) {
        for (String one : packages) {
            if (name.startsWith(one)) {
                return true;
            }
        }
        return false;
    }
}
