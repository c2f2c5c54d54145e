/** Gives a text or a blob to the person as a file. */
export function save(name: string, content: string | Blob, type = "text/plain") {
    const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    // The browser has taken it by the next turn.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
