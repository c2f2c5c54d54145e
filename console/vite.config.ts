import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import Components from "unplugin-vue-components/vite";
import { ElementPlusResolver } from "unplugin-vue-components/resolvers";
import { defineConfig } from "vitest/config";
import { sizes } from "./sizes.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
    plugins: [
        vue(),
        // Element Plus components are imported one by one, with their styles, where a template names them.
        Components({ dirs: [], dts: "src/components.d.ts", resolvers: [ElementPlusResolver()] }),
        sizes(),
    ],
    resolve: {
        alias: {
            "@": path("./src"),
            "@huiyu/client": path("../clients/typescript/src/index.ts"),
        },
    },
    build: { chunkSizeWarningLimit: 900 },
    server: {
        proxy: Object.fromEntries(
            ["/api", "/api-docs", "/auth", "/downloads", "/login", "/logout", "/oauth2"].map((prefix) => [
                prefix,
                { target: process.env.HUIYU_ADDRESS ?? "http://localhost:8080", changeOrigin: true },
            ]),
        ),
    },

    test: {
        environment: "happy-dom",
        include: ["src/**/*.test.ts"],
        server: { deps: { inline: ["element-plus"] } },
    },
});
