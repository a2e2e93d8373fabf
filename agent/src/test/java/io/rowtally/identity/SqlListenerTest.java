package io.rowtally.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.rowtally.config.ToldBySql;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a statement's text tells its connection of the user. */
class SqlListenerTest {
    private static final String POSTGRES = "SET app.user_name";
    private static final String MYSQL = "SET @app_user";
    private static final String ORACLE = "CALL dbms_session.set_identifier";
    private static final String SQL_SERVER = "CALL sp_set_session_context(user)";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SET app.user_name = 'li'                                    | li",
                "set App.User_Name to 'li'                                   | li",
                "SET SESSION app.user_name = 'li';                           | li",
                "SET LOCAL app.user_name TO 'li'                             | li until the transaction ends",
                "SET \"app.user_name\" = 'li'                                | li",
                "SET app.\"user_name\" = \"Li\"                              | Li",
                "SET app.user_name = li                                      | li",
                "SET app.user_name = 4711                                    | 4711",
                "SET app.user_name = 'o''neil'                               | o'neil",
                "SET app.user_name = E'li'                                   | li",
                "SET app.user_name = $$li$$                                  | li",
                "SET app.user_name = 'a\\'                                   | nobody",
                "SET app.user_name = 'li' + 'x'                              | nobody",
                "SET app.user_name = DEFAULT                                 | nobody",
                "SET app.user_name = ''                                      | nobody",
                "RESET app.user_name                                         | nobody",
                "RESET ALL                                                   | nobody",
                "DISCARD ALL                                                 | nobody",
                "COMMIT                                                      | the transaction ends",
                "ROLLBACK TO SAVEPOINT a                                     | nothing",
                "SET app.other = 'li'                                        | nothing",
                "SET search_path = 'li'; SET app.user_name = 'wang'; select 1 | wang",
                "SET app.user_name = 'li'; RESET app.user_name               | li, nobody",
                "UPDATE app SET app.user_name = 'li'                         | nothing",
                "SELECT 'SET app.user_name = ''li'''                         | nothing",
                "/* SET app.user_name = 'li' */ select 1                     | nothing",
                "-- SET app.user_name = 'li'                                 | nothing",
                "CREATE FUNCTION f() AS 'SET app.user_name = 1'              | nothing",
                "SELECT set_config('app.user_name', 'li', false)             | li",
                "SELECT pg_catalog.set_config('app.user_name', 'li'::text, false), 1 | li",
                "SELECT set_config('app.user_name', 'li', true)              | li until the transaction ends",
                "SELECT set_config('app.other', 'li', false)                 | nothing now",
                "SELECT set_config('app.user_name', lower('li'), false)      | nobody",
                "SELECT set_config FROM app                                  | nothing"
            })
    void whatPostgresqlIsToldIsUnderstood(String sql, String told) {
        assertEquals(told, Heard.by(POSTGRES, sql));
    }

    @Test
    void commentsAreSkipped() {
        assertEquals("li", Heard.by(POSTGRES, "/* it's */ set -- 'no'\n app.user_name /* = 'wang' */ = -- x\n 'li'"));
        assertEquals("li", Heard.by(MYSQL, "# it's\nset @app_user='li'# wang"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SET @app_user = 'li'                                | li",
                "SET @a = (SELECT max(x, y) FROM t), @app_user := 'li', @b = 2 | li",
                "SET @APP_USER = \"li\"                              | li",
                "SET @`app_user` = 'li'                              | li",
                "SELECT @app_user := 'li'                            | li",
                "SET @app_user = NULL                                | nobody",
                "SET @app_user = other                               | nobody",
                "SET @app_user = CONCAT('l', 'i')                    | nobody",
                "SET @note = '\\', @app_user = \\'wang\\'', @x = 1   | nobody",
                "SET @note = 'it\\'s', @app_user = 'li'              | nobody",
                "SET @app_user2 = 'li'                               | nothing",
                "SELECT * FROM t WHERE u = @app_user                 | nothing",
                "# SET @app_user = 'li'                              | nothing"
            })
    void whatMysqlIsToldIsUnderstood(String sql, String told) {
        assertEquals(told.equals("nobody") && sql.contains("note") ? "nobody or nothing" : told, loose(MYSQL, sql));
    }

    /** Where a backslash may hide the end of a text, the statement may be read either way, but names nobody. */
    private static String loose(String source, String sql) {
        String heard = Heard.by(source, sql);
        boolean hides = sql.contains("note");
        return hides && (heard.equals("nobody") || heard.equals("nothing")) ? "nobody or nothing" : heard;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "BEGIN DBMS_SESSION.SET_IDENTIFIER('li'); END;       | li",
                "{call dbms_session.set_identifier('li')}            | li",
                "CALL sys.dbms_session.set_identifier(q'[o'neil]')   | o'neil",
                "begin dbms_session.set_identifier(client_id => 'li'); end; | li",
                "begin dbms_session.set_identifier(user); end;       | nobody",
                "begin dbms_session.set_identifier(NULL); end;       | nobody",
                "begin dbms_session.clear_identifier; end;           | nobody",
                "begin dbms_session.clear_identifier(); end;         | nobody",
                "begin my_dbms_session.set_identifier('li'); end;    | nothing",
                "GRANT EXECUTE ON dbms_session.set_identifier TO x   | nothing",
                "select dbms_session.set_identifier from dual        | nothing"
            })
    void whatOracleIsToldIsUnderstood(String sql, String told) {
        assertEquals(told, Heard.by(ORACLE, sql));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "EXEC sp_set_session_context 'user', N'li'                        | li",
                "EXEC sys.sp_set_session_context @key = N'user', @value = N'li', @read_only = 1 | li",
                "EXECUTE [sys].[sp_set_session_context] @value = 'li', @key = 'USER' | li",
                "{call sp_set_session_context('user', 'li')}                      | li",
                "EXEC sp_set_session_context 'user', NULL; SELECT 1               | nobody",
                "EXEC sp_set_session_context 'tenant', 'li'                       | nothing now"
            })
    void whatSqlServerIsToldIsUnderstood(String sql, String told) {
        assertEquals(told, Heard.by(SQL_SERVER, sql));
    }

    @Test
    void whatIsBoundIsTakenFromItsPlace() {
        assertEquals("li", Heard.by(MYSQL, "SET @a = ?, @app_user = ?", "x", "li"));
        assertEquals("42", Heard.by(MYSQL, "SET @app_user = ?", 42L));
        assertEquals("li", Heard.by(POSTGRES, "select set_config(?, ?, false)", "app.user_name", "li"));
        assertEquals("nothing now", Heard.by(POSTGRES, "select set_config(?, ?, false)", "app.other", "li"));
        assertEquals("li", Heard.by(ORACLE, "begin :1 := f(:x); dbms_session.set_identifier(:user); end;", 1, 2, "li"));
        assertEquals("li", Heard.by(ORACLE, "{? = call dbms_session.set_identifier(?)}", null, "li"));
        assertEquals("li", Heard.by(SQL_SERVER, "{call sp_set_session_context(?, ?)}", "user", "li"));
        assertEquals("nobody", Heard.by(MYSQL, "SET @app_user = ?", (Object) null), "a null that was bound");
        assertEquals("nobody", Heard.by(MYSQL, "SET @app_user = ?"), "never bound");
        assertEquals("nobody", Heard.by(MYSQL, "SET @app_user = ?", new Object()), "no text");
    }

    @Test
    void whetherATextIsOfConcernDoesNotDependOnItsLiterals() {
        assertNotNull(listen(POSTGRES, "select set_config('search_path', 'x', false)"));
        assertNotNull(listen("SET APPLICATIONUSER", "SET 'OTHER' = 'x'"));
        assertEquals("li", Heard.by("SET APPLICATIONUSER", "SET 'APPLICATIONUSER' = 'li'"));
        assertNotNull(listen(SQL_SERVER, "exec sp_set_session_context 'tenant', 'x'"));
        assertNull(listen(POSTGRES, "select 'set_config(''app.user_name'')'"));
        assertNull(listen(POSTGRES, ""));
    }

    @Test
    void whatIsTornOrNestedIsReadToItsEnd() {
        StringBuilder deep = new StringBuilder("SET @a = ");
        for (int i = 0; i < 50_000; i++) {
            deep.append('(');
        }
        assertNull(listen(MYSQL, deep.toString()));
        for (String torn : new String[] {
            "SET @app_user",
            "SET @app_user =",
            "SET @app_user = '",
            "SET @app_user = q'",
            "SET @",
            "SET \"",
            "SET `a",
            "EXEC ["
        }) {
            listen(MYSQL, torn);
            listen(POSTGRES, torn);
            listen(SQL_SERVER, torn);
        }
        for (String torn :
                new String[] {"{call dbms_session.set_identifier(", "begin dbms_session.set_identifier", "'", "$$", "/*"
                }) {
            listen(ORACLE, torn);
        }
    }

    private static @Nullable SqlTelling listen(String source, String sql) {
        return SqlListener.telling(sql, Collections.<@Nullable ToldBySql>singletonList(ToldBySql.parse(source)), 9);
    }
}
