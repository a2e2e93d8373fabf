package io.rowtally.demo.registry.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The tables as such registers have them: named in pinyin initials ({@code qy_jbxx}: enterprise, basic information),
 * in full pinyin ({@code gudong_xingming}: shareholder's name), in English, and with spare columns whose names say
 * nothing ({@code c07}, {@code ext1}). Stateless; called while the registry starts.
 */
final class Schema {

    private static final String[] TABLES = {
        "CREATE TABLE dm_xzqh (xzqh_dm VARCHAR(6) PRIMARY KEY, xzqh_mc VARCHAR(60), xzqh_en VARCHAR(60))",
        "CREATE TABLE qy_jbxx (qyid BIGINT PRIMARY KEY, tyshxydm VARCHAR(18) NOT NULL, qymc VARCHAR(120) NOT NULL,"
                + " qylx VARCHAR(4), zczb DECIMAL(15,2), clrq DATE, xzqh_dm VARCHAR(6), zcdz VARCHAR(200),"
                + " jyfw VARCHAR(400), djzt VARCHAR(1), c07 VARCHAR(16), ext1 VARCHAR(32))",
        "CREATE TABLE qy_fddbr (qyid BIGINT PRIMARY KEY, fddbr_xm VARCHAR(60), sfzh VARCHAR(18), xb VARCHAR(1),"
                + " csrq DATE, lxdh VARCHAR(20), hjdz VARCHAR(200))",
        "CREATE TABLE qy_gudong (gdid BIGINT PRIMARY KEY, qyid BIGINT NOT NULL, gudong_xingming VARCHAR(60),"
                + " shenfenzheng_haoma VARCHAR(18), shouji VARCHAR(20), rjcze DECIMAL(15,2), czbl DECIMAL(5,2),"
                + " c07 VARCHAR(16))",
        "CREATE TABLE ent_staff_contact (contact_id BIGINT PRIMARY KEY, enterprise_id BIGINT NOT NULL,"
                + " full_name VARCHAR(60), id_card_no VARCHAR(18), birth_date DATE, gender VARCHAR(1),"
                + " contact_phone VARCHAR(20), email VARCHAR(80), home_address VARCHAR(200), ext1 VARCHAR(32))",
        "CREATE TABLE qy_nb (qyid BIGINT NOT NULL, nd INT NOT NULL, tjrq DATE, PRIMARY KEY (qyid, nd))",
        "CREATE TABLE sys_account (account VARCHAR(32) PRIMARY KEY, password_hash VARCHAR(64), salt VARCHAR(32),"
                + " real_name VARCHAR(60), dept VARCHAR(60), role VARCHAR(10), enabled BOOLEAN, last_login TIMESTAMP)",
        "CREATE TABLE sys_oplog (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, czsj TIMESTAMP,"
                + " account VARCHAR(32), op_code VARCHAR(10), target VARCHAR(60))",
    };

    private static final String[] INDEXES = {
        "CREATE INDEX ix_jbxx_xzqh ON qy_jbxx (xzqh_dm)",
        "CREATE INDEX ix_jbxx_dm ON qy_jbxx (tyshxydm)",
        "CREATE INDEX ix_gudong_qy ON qy_gudong (qyid)",
        "CREATE INDEX ix_contact_ent ON ent_staff_contact (enterprise_id)",
    };

    private Schema() {}

    static void create(Connection connection) throws SQLException {
        execute(connection, TABLES);
    }

    static void index(Connection connection) throws SQLException {
        execute(connection, INDEXES);
    }

    private static void execute(Connection connection, String[] commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
