package huiyu.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Generates jOOQ tables of one module's own schema from a really migrated PostgreSQL; skipped while the changelogs are
 * the ones it last ran for. Arguments: schema, resource folder of the module, target package, target folder.
 */
public final class TableCodeGenerator {

    private TableCodeGenerator() {}

    public static void main(String[] args) throws Exception {
        // The class path holds the copy of an earlier build; the sources come first and count.
        System.setProperty("liquibase.duplicateFileMode", "SILENT");
        generate(args[0], Path.of(args[1]), args[2], Path.of(args[3]));
    }

    private static void generate(String schema, Path resources, String targetPackage, Path target) throws Exception {
        Path stamp = target.resolve("changelogs.sha256");
        String fingerprint = fingerprint(resources.resolve("db"));
        if (Files.exists(stamp) && Files.readString(stamp).equals(fingerprint)) {
            return;
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary();
                var own = new DirectoryResourceAccessor(resources);
                var others = new ClassLoaderResourceAccessor()) {
            // Apart: the class path may also hold what this module was last compiled to.
            Migration.run(
                    database.owner(), Migration.MODULES.subList(0, Migration.MODULES.indexOf(schema)), others);
            Migration.run(database.owner(), List.of(schema), own);
            GenerationTool.generate(new Configuration()
                    .withJdbc(new Jdbc().withUrl(database.url()).withUser("postgres"))
                    .withGenerator(new Generator()
                            .withDatabase(new org.jooq.meta.jaxb.Database()
                                    .withInputSchema(schema)
                                    .withOutputSchemaToDefault(false))
                            .withGenerate(new Generate()
                                    .withRecords(true)
                                    .withJavaTimeTypes(true)
                                    .withGeneratedAnnotation(false))
                            .withTarget(new Target()
                                    .withPackageName(targetPackage)
                                    .withDirectory(target.toString()))));
        }
        Files.writeString(stamp, fingerprint);
    }

    private static String fingerprint(Path folder) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
