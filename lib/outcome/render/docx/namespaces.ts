export const wordNamespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
export const linkNamespace = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
