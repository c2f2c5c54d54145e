/** A column of a list. */
export interface Column {
    key: string;
    label: string;
    /** The server's word for ordering by it; without one the list cannot be ordered by this column. */
    sort?: string;
    width?: string;
    align?: "right";
    /** Left out on a phone, where a row is a card. */
    wide?: boolean;
    /** The row's name: on a phone it heads the card. */
    main?: boolean;
}
