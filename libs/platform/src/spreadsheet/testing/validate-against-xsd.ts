import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { workbookParts } from './check-workbook-package.js';

/** Folder of the ECMA-376 (transitional) schemas, beside the repository; tests that need it are skipped where it is absent. */
const SCHEMA_FOLDER = resolve(process.cwd(), '../shared/xsd');

export function schemasAtHand(): boolean {
  return existsSync(join(SCHEMA_FOLDER, 'sml.xsd'));
}

/* core.xml is left out: its schema imports Dublin Core from the network. */
const SCHEMA_OF_PART: [RegExp, string][] = [
  [/^\[Content_Types\]\.xml$/, 'opc-contentTypes'],
  [/\.rels$/, 'opc-relationships'],
  [/^docProps\/app\.xml$/, 'shared-documentPropertiesExtended'],
  [/^docProps\/custom\.xml$/, 'shared-documentPropertiesCustom'],
  [/^xl\/charts\/chart\d+\.xml$/, 'dml-chart'],
  [/^xl\/drawings\/drawing\d+\.xml$/, 'dml-spreadsheetDrawing'],
  [/^xl\/(?:workbook|styles|sharedStrings|worksheets\/sheet\d+|tables\/table\d+|comments\d+)\.xml$/, 'sml'],
];

const validators = new Map<string, XsdValidator>();
let providersReady = false;

function validatorOf(schema: string): XsdValidator {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  if (!providersReady) providersReady = xmlRegisterFsInputProviders();
  const path = join(SCHEMA_FOLDER, `${schema}.xsd`);
  const document = XmlDocument.fromBuffer(readFileSync(path), { url: path });
  const validator = XsdValidator.fromDoc(document);
  validators.set(schema, validator);
  return validator;
}

/** Faults of every part against its schema as `part: sentence`; empty: valid. A part without a schema is a fault too. */
export function validateAgainstXsd(bytes: Uint8Array): string[] {
  return [...workbookParts(bytes)].flatMap(([name, xml]) => {
    if (name === 'docProps/core.xml') return partFaults(name, xml, null);
    const schema = SCHEMA_OF_PART.find(([shape]) => shape.test(name))?.[1];
    return schema === undefined ? [`${name}: no schema is known for it`] : partFaults(name, xml, schema);
  });
}

function partFaults(name: string, xml: string, schema: string | null): string[] {
  const document = XmlDocument.fromString(withoutExtensions(xml));
  try {
    if (schema !== null) validatorOf(schema).validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map((detail) => `${name}: ${detail.message.trim()}`);
  } finally {
    document.dispose();
  }
}

/**
 * Markup compatibility, as a reader does it: what mc:Ignorable names is dropped before validation. So is xml:space, which every
 * program writes and XML itself defines, though the published schema of texts leaves it out.
 */
function withoutExtensions(xml: string): string {
  const ignorable = /mc:Ignorable="([^"]*)"/.exec(xml)?.[1]?.split(/\s+/) ?? [];
  const prefixes = ['mc', 'xml', ...ignorable].join('|');
  return xml.replace(new RegExp(`\\s(?:${prefixes}):[\\w]+="[^"]*"`, 'g'), '');
}
