/** Given names and surnames to invent people from, by region of the party they come from; "any" for those of several regions. */
export const names: Record<string, { given: readonly string[]; surname: readonly string[] }> = {
  africa: {
    given: ['Abena', 'Amadou', 'Chidinma', 'Fatoumata', 'Kwabena', 'Lindiwe', 'Mamadou', 'Naledi', 'Oumou', 'Selam', 'Tendai', 'Thabo', 'Wambui', 'Yaw', 'Zodwa', 'Ibrahima'],
    surname: ['Adjovi', 'Baldeh', 'Chipanga', 'Dlamuka', 'Ekwensi', 'Gebremeskel', 'Kaboré-Sow', 'Lungwana', 'Mbalengwa', 'Nduwayo', 'Okonjwa', 'Ratsimba', 'Sankareh', 'Tshabangu', 'Wekesula', 'Zongola'],
  },
  'middle-east': {
    given: ['Amal', 'Bashir', 'Dalia', 'Faris', 'Hanan', 'Jamil', 'Layla', 'Munir', 'Nadia', 'Rami', 'Samira', 'Yasmin'],
    surname: ['Al-Bustani', 'Al-Hadid', 'Darwazeh', 'El-Amrawi', 'Fakhoury', 'Haddadin', 'Karamat', 'Mansouri-Rahal', 'Nasrawi', 'Qabbanji', 'Saleem', 'Zayyani'],
  },
  'americas-caribbean': {
    given: ['Alondra', 'Benicio', 'Camila', 'Delroy', 'Esteban', 'Fabiola', 'Ignacio', 'Josefina', 'Keisha', 'Luciana', 'Marlon', 'Noemí', 'Octavio', 'Paloma', 'Rogelio', 'Ximena'],
    surname: ['Alcázar Rojo', 'Barrantes Luna', 'Carvajal Nieto', 'Dorwin', 'Echandía', 'Fonseca Prado', 'Guzmango', 'Herrador', 'Iturralba', 'Llanquimán', 'Mondragón Vela', 'Pennington-Bay', 'Quiñimil', 'Sarmentero', 'Tamayoa', 'Valdosta'],
  },
  'asia-pacific': {
    given: ['Anjali', 'Bayu', 'Chanthou', 'Dilshan', 'Gita', 'Ha-eun', 'Kavindu', 'Lusiana', 'Mei-Ling', 'Nurul', 'Prakash', 'Rashmi', 'Sione', 'Thuy', 'Wirat', 'Zaw'],
    surname: ['Adhikarana', 'Bandaranaya', 'Chanprasert', 'Fonotia', 'Gunawardhana', 'Htetwin', 'Jayakoddy', 'Kulsumani', 'Lagunda', 'Mahinduwa', 'Nguyenthi', 'Puspitarini', 'Rahmanita', 'Sokunthea', 'Tapuelu', 'Wibisana'],
  },
  'europe-central-asia': {
    given: ['Aigerim', 'Bartosz', 'Clémence', 'Dragan', 'Elina', 'Farrukh', 'Giulia', 'Henrik', 'Ilze', 'Jelena', 'Kristof', 'Madina', 'Nikola', 'Oksana', 'Pauliina', 'Rustam'],
    surname: ['Abdykalova', 'Brzezanka', 'Castelnuovo', 'Dobrinescu', 'Eglītevska', 'Fjeldmark', 'Gulmamadov', 'Horvathy', 'Ivankovec', 'Jürgenhofer', 'Kasymbek', 'Lindqvista', 'Montreuil-Bray', 'Novotnik', 'Pellikainen', 'Szabolyi'],
  },
  any: {
    given: ['Adèle', 'Benoît', 'Carmen', 'Désiré', 'Emeka', 'Freya', 'Gaspard', 'Hiroko', 'Inês', 'Jonas', 'Katarzyna', 'Leopold', 'Mireille', 'Nuno', 'Olena', 'Priyanka'],
    surname: ['Arrowmint', 'Beaulieu-Sart', 'Cordwell', 'Duvernois', 'Esterházi', 'Ferreirinha', 'Greenholt', 'Hoshikawa', 'Ingebrigt', 'Jovanesco', 'Kremmel', 'Larrivée', 'Mirandela', 'Nordanvik', 'Ouellette-Roy', 'Pasternika'],
  },
};

/** What people do, in the language they wrote it in; by place in the delegation: head, secretariat, others. */
export const functionalTitles: Record<string, { head: readonly string[]; secretariat: readonly string[]; other: readonly string[] }> = {
  en: {
    head: ['Director of Migration Policy', 'Director General, Immigration', 'Deputy Secretary, Home Affairs', 'Head of International Cooperation'],
    secretariat: ['Head of Secretariat', 'Coordinator of the Secretariat', 'Senior Programme Officer', 'Secretariat Manager'],
    other: ['Migration Officer', 'Policy Adviser', 'First Secretary', 'Legal Adviser', 'Statistician', 'Programme Officer'],
  },
  fr: {
    head: ['Directeur des migrations', 'Directrice des affaires consulaires', 'Chef du département des migrations'],
    secretariat: ['Coordonnatrice du secrétariat', 'Chargé de programme principal', 'Secrétaire exécutive adjointe'],
    other: ['Conseiller technique', 'Chargée de mission', 'Première secrétaire', 'Juriste'],
  },
  es: {
    head: ['Directora General de Migración', 'Director de Política Migratoria', 'Directora de Asuntos Consulares'],
    secretariat: ['Coordinador de la Secretaría', 'Oficial superior de programas', 'Secretaria técnica'],
    other: ['Asesora jurídica', 'Oficial de programas', 'Primer Secretario', 'Asesor de políticas'],
  },
};
