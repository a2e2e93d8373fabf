package io.rowtally.it.app.web.struts;

import com.opensymphony.xwork2.ActionContext;
import com.opensymphony.xwork2.ActionSupport;
import io.rowtally.it.app.web.Desk;
import java.io.IOException;
import javax.servlet.http.HttpServletResponse;
import org.apache.struts2.ServletActionContext;

/** The lists of persons, and one page that is open to everybody. */
public class PersonAction extends ActionSupport {
    private static final long serialVersionUID = 1L;

    private String table;
    private int rows;

    public String open() throws IOException {
        return answered(Desk.list(table, rows));
    }

    public String list() throws IOException {
        return isRefused() ? NONE : answered(Desk.list(table, rows));
    }

    /** Has a pool read, as exports are. */
    public String export() throws Exception {
        return isRefused() ? NONE : answered(Desk.export(table, rows));
    }

    private static boolean isRefused() {
        if (ActionContext.getContext().getSession().get(LoginAction.USER) != null) {
            return false;
        }
        ServletActionContext.getResponse().setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        return true;
    }

    private static String answered(String text) throws IOException {
        ServletActionContext.getResponse().getWriter().print(text);
        return NONE;
    }

    public void setTable(String table) {
        this.table = table;
    }

    public void setRows(int rows) {
        this.rows = rows;
    }
}
