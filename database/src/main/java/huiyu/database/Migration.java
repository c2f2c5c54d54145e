package huiyu.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import liquibase.Scope;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * Brings the schemas up to date. Runs as the owner (BYPASSRLS), as a step of its own and never inside the platform:
 * under forced row-level security an owner without BYPASSRLS validates and back-fills nothing, silently.
 */
public final class Migration {

    private Migration() {}

    /** Changelogs of all modules on the class path, in the order in which they build on each other. */
    public static final List<String> MODULES = List.of("core", "subsidy", "insurance", "assistance", "childcare", "gateway");

    /** Kept here: java.util.logging forgets the level of a logger nobody holds. */
    private static final java.util.logging.Logger LIQUIBASE_LOG = java.util.logging.Logger.getLogger("liquibase");

    public static void run(DataSource owner) {
        run(owner, MODULES, new ClassLoaderResourceAccessor());
    }

    static void run(DataSource owner, List<String> modules, ResourceAccessor resources) {
        LIQUIBASE_LOG.setLevel(java.util.logging.Level.WARNING);
        for (String module : modules) {
            String changelog = "db/" + module + "/changelog.yaml";
            if (exists(resources, changelog)) {
                update(owner, changelog, module, resources);
            }
        }
    }

    private static boolean exists(ResourceAccessor resources, String path) {
        try {
            return resources.get(path).exists();
        } catch (java.io.IOException e) {
            throw new IllegalStateException("cannot look for " + path, e);
        }
    }

    private static void update(DataSource owner, String changelog, String module, ResourceAccessor resources) {
        try (Connection connection = owner.getConnection()) {
            Database database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            // One log table per module, beside each other in public: a module's history does not block another's.
            database.setDatabaseChangeLogTableName("changelog_" + module);
            database.setDatabaseChangeLogLockTableName("changelog_lock_" + module);
            Scope.child(java.util.Map.of(Scope.Attr.resourceAccessor.name(), resources, Scope.Attr.ui.name(), new LoggerUIService()), () -> {
                System.setProperty(AnalyticsArgs.ENABLED.getKey(), "false");
                new CommandScope(UpdateCommandStep.COMMAND_NAME)
                        .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                        .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, changelog)
                        .setOutput(java.io.OutputStream.nullOutputStream())
                        .execute();
            });
        } catch (SQLException e) {
            throw new IllegalStateException("cannot connect to migrate " + changelog, e);
        } catch (Exception e) {
            throw new IllegalStateException("cannot migrate " + changelog, e);
        }
    }
}
