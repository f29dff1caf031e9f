declare module '../../platform/database.ts' {
  interface Tables {
    personShelf: { unitId: string; sortKey: string; personId: string }
  }
}

export {}
